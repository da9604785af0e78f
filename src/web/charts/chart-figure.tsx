import { IconDownload } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import styles from './chart-figure.module.css';

/** The same figures as the marks, for whoever reads rather than looks. */
export interface ChartTable {
  readonly columns: readonly { readonly key: string; readonly title: ReactNode; readonly number?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

interface ChartFigureProps {
  readonly label: string;
  readonly table: ChartTable;
  /** The name of the picture file, without its ending; no picture is offered without it. */
  readonly pictureName?: string;
  /** The sentence under the chart: what is proven and what is not. */
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its table one press away and its picture one more. */
export function ChartFigure({ label, table, pictureName, caption, children }: ChartFigureProps) {
  const { t } = useTranslation('ui');
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const save = async () => {
    const { exportPicture } = await import('./export-picture.ts');
    if (drawing.current !== null) await exportPicture(drawing.current, pictureName ?? label);
  };
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.tools}>
        <Button kind="text" aria-pressed={asTable} onClick={() => setAsTable((before) => !before)}>{asTable ? t('showChart') : t('showTable')}</Button>
        {pictureName && !asTable ? <Button kind="text" icon={<IconDownload stroke={1.6} aria-hidden />} onClick={() => void save()}>{t('savePicture')}</Button> : null}
      </div>
      <div ref={drawing}>{asTable ? <TableTwin label={label} table={table} /> : children}</div>
      {caption ? <figcaption className={styles.caption}>{caption}</figcaption> : null}
    </figure>
  );
}

function TableTwin({ label, table }: { readonly label: string; readonly table: ChartTable }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={styles.twinFrame} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.twin} aria-label={label}>
        <thead>
          <tr>{table.columns.map((column) => <th key={column.key} scope="col" className={column.number ? styles.number : undefined}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {table.columns.map((column, index) => <td key={column.key} className={column.number ? styles.number : undefined}>{row.cells[index]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
