import { ipcRenderer } from 'electron';
import { forwardOnePort } from './forward-port.ts';

forwardOnePort(window, ipcRenderer);
