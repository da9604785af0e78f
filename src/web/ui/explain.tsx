import { Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button, IconButton } from './button.tsx';
import styles from './explain.module.css';
import { KeyValues } from './key-values.tsx';

/** How a number came about, as every answer of the server tells it. */
export interface Explanation {
  /** The formula in words. */
  readonly formula: ReactNode;
  readonly period?: ReactNode;
  /** Who or what is counted. */
  readonly counted?: ReactNode;
  readonly leftOut?: readonly { readonly reason: ReactNode; readonly count: number }[];
  /** What else must be known of the number, in a few words. */
  readonly note?: ReactNode;
  /** The way down to the rows. */
  readonly onRows?: (() => void) | undefined;
  readonly rowsLabel?: ReactNode;
}

interface ExplainProps extends Explanation {
  /** Which number is explained: «Конверсия по закрытым». */
  readonly of: string;
  /** Shown instead of the sign, as a text link: «Как считается». */
  readonly text?: ReactNode;
}

/** The sign beside a number that opens its formula, who is counted, who was left out, and its rows. */
export function Explain({ of, text, ...explanation }: ExplainProps) {
  const { t } = useTranslation('ui');
  const label = `${t('explain')}: ${of}`;
  return (
    <Popover position="bottom-start" width={340} trapFocus returnFocus shadow="md" offset={6}>
      <Popover.Target>
        {text === undefined ? (
          <IconButton label={label} className={styles.sign}><IconInfoCircle stroke={1.6} aria-hidden /></IconButton>
        ) : (
          <Button kind="text" aria-label={label}>{text}</Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ExplanationText of={of} {...explanation} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ExplanationText({ of, formula, period, counted, leftOut = [], note, onRows, rowsLabel }: ExplainProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const leftRows = leftOut.map((item, at) => ({ key: String(at), label: item.reason, value: format.number(item.count) }));
  return (
    <div className={styles.text} tabIndex={-1} data-autofocus>
      <h3>{of}</h3>
      <p className={styles.formula}>{formula}</p>
      {period ? <p className={styles.part}><span>{t('period')}</span>{period}</p> : null}
      {counted ? <p className={styles.part}><span>{t('counted')}</span>{counted}</p> : null}
      {leftRows.length > 0 ? (
        <div className={styles.part}>
          <span>{t('leftOut')}</span>
          <KeyValues rows={leftRows} />
        </div>
      ) : null}
      {note ? <p className={styles.part}>{note}</p> : null}
      {onRows ? <Button onClick={onRows}>{rowsLabel ?? t('openRows')}</Button> : null}
    </div>
  );
}
