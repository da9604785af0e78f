import { Popover } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './choice-menu.module.css';
import { cx } from './class-names.ts';

export interface MenuChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line: what the choice means here. */
  readonly note?: ReactNode;
}

interface ChoiceMenuProps<Value extends string> {
  /** What is being chosen; read out before the choice. */
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly MenuChoice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Words in sight before the choice: «Сравнить:». */
  readonly prefix?: string;
  readonly kind?: 'outline' | 'text';
}

/** One of several behind a button that shows the present one. */
export function ChoiceMenu<Value extends string>({ label, value, choices, onChange, prefix, kind = 'outline' }: ChoiceMenuProps<Value>) {
  const [opened, setOpened] = useState(false);
  const chosen = choices.find((choice) => choice.value === value);
  const words = [prefix, chosen?.label].filter(Boolean).join(' ');
  const choose = (next: Value) => {
    setOpened(false);
    onChange(next);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus offset={6}>
      <Popover.Target>
        <Button kind={kind} aria-label={`${label}: ${words}`} onClick={() => setOpened((before) => !before)}>
          <span className={styles.words}>{words}</span>
          <IconChevronDown stroke={1.8} aria-hidden />
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ul className={styles.choices}>
          {choices.map((choice) => (
            <li key={choice.value}>
              <button type="button" className={cx(styles.choice, choice.value === value && styles.chosen)} aria-pressed={choice.value === value} onClick={() => choose(choice.value)}>
                <span>
                  {choice.label}
                  {choice.note ? <small>{choice.note}</small> : null}
                </span>
                {choice.value === value ? <IconCheck size={15} stroke={2} aria-hidden /> : null}
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
