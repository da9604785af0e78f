import { useTranslation } from 'react-i18next';
import { Delta } from './delta.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { shapeOf, type LeafOf } from './answers.ts';
import styles from './map-picture.module.css';
import { useSay, useSigns } from './use-words.ts';

/** A leaf as it is read out: number, topic, verdict, score, change, price, repair. */
export function useLeafWords(): (leaf: LeafOf) => string {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const say = useSay();
  const signs = useSigns();
  return (leaf) =>
    [
      t('leaf.number', { number: leaf.number }),
      say(leaf.topic),
      ui(`verdict.${shapeOf[leaf.verdict]}`),
      leaf.score === null ? null : t('leaf.score', { score: format.number(leaf.score, { digits: 2 }) }),
      leaf.trend === null || Math.abs(leaf.trend) < 0.005 ? null : t(leaf.trend > 0 ? 'leaf.worse' : 'leaf.better', { by: format.number(Math.abs(leaf.trend), { digits: 2 }) }),
      leaf.price === null ? null : t('leaf.price', { price: signs.price(leaf.price) }),
      leaf.isRepaired ? t('repaired') : null,
    ].filter(Boolean).join(', ');
}

/** The second line of a leaf: score, trend and price, or why there is none. */
export function LeafFacts({ leaf }: { readonly leaf: LeafOf }) {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const signs = useSigns();
  if (leaf.verdict === 'no-data') return <>{ui('verdict.none')}</>;
  if (leaf.verdict === 'too-little-data') return <>{leaf.seen === null ? ui('verdict.few') : t('leaf.few', { count: leaf.seen })}</>;
  return (
    <>
      {leaf.score === null ? null : format.number(leaf.score, { digits: 2 })}
      <Delta change={leaf.trend} />
      {leaf.price === null ? null : <b className={styles.price}>{t('perMonth', { price: signs.price(leaf.price) })}</b>}
    </>
  );
}
