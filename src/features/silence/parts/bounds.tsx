import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boundsRise, isStandard, type TriedBounds } from '#core/customers/silence-bounds.ts';
import { standardSilenceBounds } from '#core/customers/silence.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { NumberField } from '#web/ui/fields.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { boundsOf } from './address.ts';
import { useSilence } from './report.ts';
import styles from './silence.module.css';

type Draft = { readonly [Name in keyof TriedBounds]: number | null };

const isWhole = (draft: Draft): draft is TriedBounds =>
  Object.values(draft).every((value) => value !== null && value >= 0) && (draft.quietening ?? 0) >= 0.1 && (draft.lost ?? 0) <= 50 && (draft.lostFromDays ?? 0) <= 3650;

/** Bounds to try out, with how many customers would be lost by them; kept in the address and nowhere else. */
export function Bounds() {
  const { t } = useTranslation('silence');
  const { address, change } = useSilence();
  const [draft, setDraft] = useState<Draft>(() => boundsOf(address));
  const fits = isWhole(draft) && boundsRise(draft);
  const send = useDebouncedCallback((next: Draft) => {
    if (isWhole(next) && boundsRise(next)) change({ ...next, page: undefined }, { replace: true });
  }, 400);
  const set = (patch: Partial<Draft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    send(next);
  };
  const reset = () => {
    setDraft(standardSilenceBounds);
    change({ quietening: undefined, atRisk: undefined, lost: undefined, lostFromDays: undefined, page: undefined }, { replace: true });
  };
  return (
    <section className={styles.block}>
      <h2>{t('bounds')}</h2>
      <p className={styles.note}>{t('boundsAbout')}</p>
      <div className={styles.fields}>
        <NumberField label={t('quietening')} value={draft.quietening} digits={2} min={0.1} max={50} onChange={(quietening) => set({ quietening })} />
        <NumberField label={t('atRisk')} value={draft.atRisk} digits={2} min={0.1} max={50} onChange={(atRisk) => set({ atRisk })} />
        <NumberField label={t('lostFrom')} value={draft.lost} digits={2} min={0.1} max={50} onChange={(lost) => set({ lost })} />
        <NumberField label={t('lostDays')} value={draft.lostFromDays} min={0} max={3650} onChange={(lostFromDays) => set({ lostFromDays })} />
      </div>
      {fits ? <Preview /> : <p className={styles.wrong} role="alert">{t('mustRise')}</p>}
      {isStandard(boundsOf(address)) && fits ? <Standard /> : <Button kind="text" onClick={reset}>{t('resetBounds')}</Button>}
    </section>
  );
}

function Preview() {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { before, after, added, freed } = useSilence().report.preview;
  const changed = added > 0 || freed > 0;
  return (
    <div aria-live="polite">
      <KeyValues
        rows={[
          { key: 'before', label: t('before'), value: format.number(before) },
          { key: 'after', label: t('after'), value: format.number(after), strong: true },
          ...(changed ? [{ key: 'added', label: t('added'), value: format.number(added, { signed: true }) }, { key: 'freed', label: t('freed'), value: format.number(-freed, { signed: true }) }] : []),
        ]}
      />
    </div>
  );
}

function Standard() {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { quietening, atRisk, lost, lostFromDays } = standardSilenceBounds;
  return <p className={styles.note}>{t('standardNote', { quietening: format.number(quietening, { digits: 1 }), atRisk, lost, days: format.days(lostFromDays) })}</p>;
}
