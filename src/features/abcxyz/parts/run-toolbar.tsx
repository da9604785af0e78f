import { useTranslation } from 'react-i18next';
import { scopeOf } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Toolbar } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { AbcXyzAddress, ChangeAddress } from '../address.ts';
import { bandSets, modes } from '../contract.ts';
import type { Frame } from './report.ts';
import styles from './run-toolbar.module.css';
import { RunSettings } from './run-settings.tsx';

const subjects = ['customers', 'products', 'reps'] as const;

interface RunToolbarProps {
  readonly frame: Frame;
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

/** What is classed, by what money and by what regularity; the rules in words beside it. */
export function RunToolbar({ frame, address, change }: RunToolbarProps) {
  const { t } = useTranslation('abcxyz');
  const { user } = useSession();
  const { subject, measure, mode, bands } = address;
  const scope = scopeOf(user, 'orders');
  const offered = subjects.filter((value) => value === 'customers' || (frame.seesAmounts && (value === 'products' || scope === 'all' || scope === 'team')));
  return (
    <>
      <Toolbar>
        {offered.length > 1 ? (
          <Segmented label={t('subject')} value={subject} choices={offered.map((value) => ({ value, label: t(`subjects.${value}`) }))} onChange={(next) => change({ subject: next, cell: undefined, view: undefined, search: undefined, sort: undefined, descending: undefined })} />
        ) : null}
        {frame.margin === 'not-yours' ? null : (
          <Segmented
            label={t('measure')}
            value={measure}
            choices={[{ value: 'revenue', label: t('measures.revenue') }, { value: 'margin', label: <span title={frame.margin === 'unknown' ? t('marginUnknown') : undefined}>{t('measures.margin')}</span>, disabled: frame.margin === 'unknown' && measure !== 'margin' }]}
            onChange={(next) => change({ measure: next })}
          />
        )}
        {subject === 'customers' ? <Segmented label={t('mode')} value={mode} choices={modes.map((value) => ({ value, label: t(`modes.${value}`) }))} onChange={(next) => change({ mode: next })} /> : null}
        {subject === 'customers' && mode === 'variation' ? (
          <Segmented label={t('bands')} value={bands} choices={bandSets.map((value) => ({ value, label: t(`bandSets.${value}`) }))} onChange={(next) => change({ bands: next })} />
        ) : null}
        <RunSettings frame={frame} address={address} change={change} />
      </Toolbar>
      <Rules frame={frame} subject={subject} />
    </>
  );
}

/** The rules of the run in words, as the page prints them. */
function Rules({ frame, subject }: { readonly frame: Frame; readonly subject: AbcXyzAddress['subject'] }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const words: string[] = [];
  if (subject === 'customers') {
    words.push(t('rules.abc'), t(frame.stepKnown ? 'rules.step' : 'rules.stepDefault', { step: t(`steps.${frame.step}`) }));
    if (frame.mode === 'variation') words.push(t('rules.variation'));
    if (frame.mode === 'rank') words.push(t('rules.rank'));
  } else words.push(t('classesRule'));
  if (frame.before !== null) words.push(t('rules.change', { day: format.day(frame.before.asOf) }));
  if (frame.before?.isShort === true && frame.since !== null) words.push(t('rules.shortHistory', { day: format.day(frame.since) }));
  if (frame.margin === 'unknown' && frame.measure === 'revenue') words.push(`${t('measures.margin')}: ${t('marginUnknown')}.`);
  return <p className={styles.rules}>{words.join(' ')}</p>;
}
