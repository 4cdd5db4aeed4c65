/** A toolbar as assistive technology knows it: one stop of Tab, arrows along it. What cannot be done now stays in its place, grey. */
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';

export interface Tool {
  /** Its name, and what the pointer is told. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Of a tool that switches something on and off. */
  readonly pressed?: boolean;
  /** null: not now. */
  readonly onClick: (() => void) | null;
}

interface Props {
  readonly label: string;
  /** With a line between them. */
  readonly groups: readonly (readonly Tool[])[];
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function goAlong(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey) return;
  const tools = [...event.currentTarget.querySelectorAll('button')];
  tools[step(tools.indexOf(event.target as HTMLButtonElement), tools.length)]?.focus();
  event.preventDefault();
}

export function ToolRow({ label, groups }: Props) {
  const [stop, setStop] = useState(0);
  const firstOf = (group: number): number => groups.slice(0, group).reduce((sum, tools) => sum + tools.length, 0);
  return (
    <Box
      role="toolbar"
      aria-label={label}
      onKeyDown={goAlong}
      sx={{
        display: 'flex',
        alignItems: 'center',
        px: 0.5,
        py: 0.25,
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {groups.map((tools, group) => (
        <Box key={tools[0]?.label} sx={{ display: 'flex' }}>
          {group > 0 && <Divider orientation="vertical" flexItem sx={{ mx: 0.5 }} />}
          {tools.map((tool, index) => {
            const at = firstOf(group) + index;
            return <ToolButton key={tool.label} tool={tool} stop={at === stop} onFocus={() => setStop(at)} />;
          })}
        </Box>
      ))}
    </Box>
  );
}

interface ToolButtonProps {
  readonly tool: Tool;
  readonly stop: boolean;
  readonly onFocus: () => void;
}

function ToolButton({ tool: { label, icon, pressed, onClick }, stop, onFocus }: ToolButtonProps) {
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        aria-disabled={onClick === null}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        tabIndex={stop ? 0 : -1}
        onFocus={onFocus}
        onClick={() => onClick?.()}
        sx={{
          borderRadius: 0.5,
          fontSize: 18,
          color: 'text.primary',
          '&[aria-pressed="true"]': { bgcolor: 'action.selected' },
          '&[aria-disabled="true"]': { color: 'text.disabled', cursor: 'default', '&:hover': { bgcolor: 'transparent' } },
        }}
      >
        {icon}
      </IconButton>
    </Tooltip>
  );
}
