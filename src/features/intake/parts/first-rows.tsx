import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import styles from './intake.module.css';
import type { Kind, Preview } from './shapes.ts';
import { useCellWords } from './use-intake-words.ts';

interface FirstRowsProps {
  readonly kind: Kind;
  readonly preview: Preview;
}

const shownRows = 8;

/** The first rows as they would be loaded, rows with remarks among them; a cell that cannot be read says why. */
export function FirstRows({ kind, preview }: FirstRowsProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const columns = kind.columns.filter(({ id }) => preview.mapping[id] !== undefined);
  const bad = preview.rows.filter((row) => row.problems.length > 0);
  const rows = preview.rows.length <= shownRows ? preview.rows : [...bad, ...preview.rows.filter((row) => row.problems.length === 0)].slice(0, shownRows);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={styles.sampleFrame} tabIndex={rows.length > 0 ? 0 : undefined} role="region" aria-label={t('firstRows')}>
      <table className={styles.sample}>
        <thead>
          <tr>{columns.map(({ id, title }) => <th key={id} scope="col">{title[format.language]}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map(({ id }) => (
                <Cell key={id} text={row.cells[preview.mapping[id] ?? -1] ?? ''} problem={row.problems.find(({ column }) => column === id)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ text, problem }: { readonly text: string; readonly problem: Preview['rows'][number]['problems'][number] | undefined }) {
  const { t } = useTranslation('intake');
  const words = useCellWords();
  if (problem === undefined) return <td>{text}</td>;
  return (
    <td className={styles.badCell}>
      <span className={styles.badValue}>{text === '' ? t('emptyCell') : text}</span>
      <span className={styles.badWhy}>{words(problem)}</span>
    </td>
  );
}
