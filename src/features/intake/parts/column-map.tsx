import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { SelectField } from '#web/ui/fields.tsx';
import { Tag, VerdictTag } from '#web/ui/verdict.tsx';
import styles from './intake.module.css';
import type { Kind, Preview } from './shapes.ts';
import { useCellWords } from './use-intake-words.ts';

interface ColumnMapProps {
  readonly kind: Kind;
  readonly preview: Preview;
  readonly onMap: (map: Record<string, string | null>) => void;
}

const nothing = '-';

/** The whole mapping as it stands, written out, with one column of the file given another meaning. */
function remapped(kind: Kind, mapping: Preview['mapping'], index: number, meaning: string): Record<string, string | null> {
  const written = kind.columns.map(({ id }) => [id, mapping[id] === undefined || mapping[id] === index ? null : `#${mapping[id] + 1}`] as const);
  return { ...Object.fromEntries(written), ...(meaning === nothing ? {} : { [meaning]: `#${index + 1}` }) };
}

/** Each column of the file with examples and what it means; those left out are folded away. */
export function ColumnMap({ kind, preview, onMap }: ColumnMapProps) {
  const { t } = useTranslation('intake');
  const [all, setAll] = useState(false);
  const { captions, mapping } = preview;
  const meanings = new Map(Object.entries(mapping).map(([id, index]) => [index, id]));
  const indexes = captions.map((_, index) => index);
  const mapped = indexes.filter((index) => meanings.has(index));
  const rest = indexes.filter((index) => !meanings.has(index));
  const folded = !all && rest.length > 3 && preview.missing.length === 0;
  const shown = folded ? mapped : [...mapped, ...rest];
  return (
    <>
      <div className={styles.mapHead} aria-hidden>
        <span>{t('fileColumn')}</span>
        <span>{t('examples')}</span>
        <span>{t('meaning')}</span>
        <span>{t('remarks')}</span>
      </div>
      <ul className={styles.map}>
        {shown.map((index) => (
          <ColumnRow key={index} index={index} meaning={meanings.get(index)} kind={kind} preview={preview} onMeaning={(meaning) => onMap(remapped(kind, mapping, index, meaning))} />
        ))}
      </ul>
      {folded ? <Button kind="text" onClick={() => setAll(true)}>{t('unmapped', { count: rest.length })}</Button> : null}
    </>
  );
}

interface ColumnRowProps {
  readonly index: number;
  readonly meaning: string | undefined;
  readonly kind: Kind;
  readonly preview: Preview;
  readonly onMeaning: (meaning: string) => void;
}

function ColumnRow({ index, meaning, kind, preview, onMeaning }: ColumnRowProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const caption = preview.captions[index] ?? `#${index + 1}`;
  const examples = [...new Set(preview.rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''))].slice(0, 3);
  const required = meaning !== undefined && kind.required.some((group) => group.includes(meaning));
  const choices = [{ value: nothing, label: t('leaveOut') }, ...kind.columns.map(({ id, title }) => ({ value: id, label: title[format.language] }))];
  return (
    <li className={styles.mapRow}>
      <span className={styles.caption}>{caption}</span>
      <span className={styles.examples}>{examples.length === 0 ? t('noExamples') : examples.join(' · ')}</span>
      <span className={styles.meaning}>
        <SelectField label={t('meaningLabel', { caption })} value={meaning ?? nothing} data={choices} searchable onChange={(next) => onMeaning(next ?? nothing)} />
        {required ? <Tag>{t('required')}</Tag> : null}
      </span>
      <span>{meaning === undefined ? null : <Remarks meaning={meaning} preview={preview} />}</span>
    </li>
  );
}

/** What is wrong with the cells of a column among the first rows, once a reason. */
function Remarks({ meaning, preview }: { readonly meaning: string; readonly preview: Preview }) {
  const { t } = useTranslation('intake');
  const words = useCellWords();
  const problems = preview.rows.flatMap(({ problems: all }) => all.filter(({ column }) => column === meaning));
  const byReason = Map.groupBy(problems, words);
  return [...byReason].map(([why, cells]) => <VerdictTag key={why} verdict="risk">{t('badCells', { count: cells.length, why })}</VerdictTag>);
}
