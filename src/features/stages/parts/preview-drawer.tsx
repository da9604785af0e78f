import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { wantedOf, type Preview, type Settings, type Stage } from './draft.ts';
import styles from './stages.module.css';

interface PreviewDrawerProps {
  readonly settings: Settings;
  readonly stages: readonly Stage[];
}

/** The funnel as it is and as it would be with the stages on the page; nothing is written. */
export function PreviewDrawer({ settings, stages }: PreviewDrawerProps) {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const failure = useFailure();
  const { id, close } = useDrawer('preview');
  const opened = id === 'stages';
  const input = { id: settings.pipeline.id, stages: wantedOf(stages) };
  const preview = useQuery(queries.stages.preview.queryOptions({ input, enabled: opened, staleTime: 0 }));
  const period = preview.data === undefined ? '' : format.period(preview.data.from, preview.data.to);
  return (
    <Drawer opened={opened} onClose={close} title={t('preview')} about={preview.data === undefined ? null : t('previewAbout', { period })}>
      <Loaded query={preview} failure={failure}>{(data) => <Comparison preview={data} />}</Loaded>
    </Drawer>
  );
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function useLines(): (preview: Preview) => readonly Line[] {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const share = (value: number | null) => (value === null ? t('none') : format.share(value));
  return ({ before, after }) => {
    const whole = (['won', 'lost', 'stageUnknown'] as const).map((key) => ({ key, label: t(key), before: format.number(before[key]), after: format.number(after[key]) }));
    const ids = [...new Set([...after.stages, ...before.stages].map(({ id }) => id))];
    const stages = ids.flatMap((id) => {
      const was = before.stages.find((stage) => stage.id === id);
      const will = after.stages.find((stage) => stage.id === id);
      const name = will?.name ?? was?.name ?? '';
      const count = (stage: typeof was, of: 'reached' | 'lost') => (stage === undefined ? t('none') : format.number(stage[of]));
      return [
        { key: `${id} reached`, label: `${name}: ${t('reached').toLocaleLowerCase()}`, before: count(was, 'reached'), after: count(will, 'reached') },
        { key: `${id} lost`, label: `${name}: ${t('lostAt').toLocaleLowerCase()}`, before: count(was, 'lost'), after: count(will, 'lost') },
        { key: `${id} conversion`, label: `${name}: ${t('conversion').toLocaleLowerCase()}`, before: share(was?.conversion ?? null), after: share(will?.conversion ?? null) },
      ];
    });
    return [...whole, { key: 'winRate', label: t('winRate'), before: share(before.winRate), after: share(after.winRate) }, ...stages];
  };
}

function Comparison({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('stages');
  const linesOf = useLines();
  const changed = linesOf(preview).filter(({ before, after }) => before !== after);
  if (changed.length === 0) return <p>{t('previewSame')}</p>;
  const columns: readonly Column<Line>[] = [
    { key: 'label', title: t('figure'), lead: true, phone: 'title', cell: (line) => line.label },
    { key: 'before', title: t('before'), align: 'end', quiet: true, phone: 'side', cell: (line) => line.before },
    { key: 'after', title: t('after'), align: 'end', phone: 'value', cell: (line) => line.after },
  ];
  return (
    <>
      <DataTable label={t('preview')} columns={columns} rows={changed} rowKey={(line) => line.key} />
      <p className={styles.note}>{t('previewFormula')}</p>
    </>
  );
}
