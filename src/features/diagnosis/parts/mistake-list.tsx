import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listOrder, mapGroups } from '#core/diagnosis/map-layout.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { shapeOf, verdictOrder, type LeafOf } from './answers.ts';
import { Delta } from './delta.tsx';
import styles from './mistake-list.module.css';
import { useSay, useSigns } from './use-words.ts';

const ordered = listOrder.flatMap((id) => mapGroups.find((group) => group.id === id) ?? []);

/** The thirty as a grouped list, the worst of a group first: the map of a phone. */
export function MistakeList({ leaves }: { readonly leaves: readonly LeafOf[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      <Bar leaves={leaves} />
      {ordered.map(({ id, title, mistakes }) => {
        const own = leaves.filter(({ number }) => mistakes.includes(number)).toSorted(worstFirst);
        return own.length === 0 ? null : (
          <section key={id} className={styles.group}>
            <h2>{say(title)} <span>{format.number(own.length)}</span></h2>
            <ul>{own.map((leaf) => <Row key={leaf.number} leaf={leaf} />)}</ul>
          </section>
        );
      })}
    </>
  );
}

const worstFirst = (a: LeafOf, b: LeafOf): number => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict) || (b.score ?? 0) - (a.score ?? 0);

/** The five verdicts as parts of a bar. */
function Bar({ leaves }: { readonly leaves: readonly LeafOf[] }) {
  return (
    <div className={styles.bar} aria-hidden>
      {verdictOrder.map((verdict) => {
        const count = leaves.filter((leaf) => leaf.verdict === verdict).length;
        return count === 0 ? null : <i key={verdict} className={styles[shapeOf[verdict]]} style={{ flexGrow: count }} />;
      })}
    </div>
  );
}

function Row({ leaf }: { readonly leaf: LeafOf }) {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const say = useSay();
  const format = useFormat();
  const signs = useSigns();
  const words = leaf.verdict === 'too-little-data' && leaf.seen !== null ? t('leaf.few', { count: leaf.seen }) : ui(`verdict.${shapeOf[leaf.verdict]}`);
  return (
    <li className={leaf.verdict === 'present' ? styles.strong : undefined}>
      <Link to="/map/mistake" search={{ number: leaf.number }} className={styles.row}>
        <VerdictShape verdict={shapeOf[leaf.verdict]} />
        <span className={styles.words}>
          <strong>{say(leaf.topic)}</strong>
          <span>
            {t('leaf.number', { number: leaf.number })} · {words}
            {leaf.score === null || leaf.verdict === 'too-little-data' ? null : `, ${format.number(leaf.score, { digits: 2 })}`}
            <Delta change={leaf.trend} />
            {leaf.isRepaired ? ` · ${t('repaired')}` : null}
          </span>
        </span>
        {leaf.price === null ? null : <span className={styles.price}>{t('perMonth', { price: signs.price(leaf.price) })}</span>}
      </Link>
    </li>
  );
}
