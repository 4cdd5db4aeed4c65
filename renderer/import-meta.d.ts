/** The bundler's part: files of a folder, built in. */
/// <reference types="vite/types/importMeta.d.ts" />
