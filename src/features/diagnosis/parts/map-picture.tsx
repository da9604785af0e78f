import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedGroup, PlacedLeaf } from '#core/diagnosis/map-layout-places.ts';
import { cx } from '#web/ui/class-names.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { shapeOf, verdictOrder, type LeafOf } from './answers.ts';
import { LeafFacts, useLeafWords } from './leaf-words.tsx';
import { box, branchOf, map, stemOf } from './map-geometry.ts';
import styles from './map-picture.module.css';
import { nextLeaf } from './map-walk.ts';
import { Ring } from './ring.tsx';
import { useSay } from './use-words.ts';


interface MapPictureProps {
  readonly leaves: readonly LeafOf[];
  /** Leaves that the filters leave in sight; the others fade. */
  readonly chosen: ReadonlySet<number>;
  readonly onOpen: (number: number) => void;
}

/** The thirty as a mind map. One tab stop; arrows walk along the branches, Enter opens, a typed number jumps. */
export function MapPicture({ leaves, chosen, onOpen }: MapPictureProps) {
  const { t } = useTranslation('diagnosis');
  const frame = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const byNumber = new Map(leaves.map((leaf) => [leaf.number, leaf]));
  const dearest = Math.max(1, ...leaves.map(({ price }) => price ?? 0));
  const focus = (number: number) => frame.current?.querySelector<HTMLElement>(`[data-leaf="${number}"]`)?.focus();
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const here = Number(event.currentTarget.dataset['leaf']);
    if (/^\d$/.test(event.key)) {
      const fresh = event.timeStamp - typed.current.at < 900 ? typed.current.text : '';
      typed.current = { text: fresh + event.key, at: event.timeStamp };
      if (byNumber.has(Number(typed.current.text))) focus(Number(typed.current.text));
      return;
    }
    const next = nextLeaf(here, event.key);
    if (next === null || !byNumber.has(next)) return;
    event.preventDefault();
    focus(next);
  };
  const first = map.groups.flatMap((group) => group.leaves).find(({ number }) => byNumber.has(number))?.number;
  return (
    <div ref={frame} className={styles.map} style={{ width: map.width, height: map.height }}>
      <svg width={map.width} height={map.height} className={styles.branches} aria-hidden>
        {map.groups.map((group) => <path key={group.id} d={stemOf(group)} className={styles.stem} />)}
        {map.groups.flatMap((group) => group.leaves).map((place) => {
          const leaf = byNumber.get(place.number);
          return leaf === undefined ? null : <Branch key={place.number} place={place} leaf={leaf} dearest={dearest} faded={!chosen.has(place.number)} />;
        })}
      </svg>
      <div className={styles.centre} style={{ left: map.centre.x, top: map.centre.y }}><Ring leaves={leaves} /></div>
      {map.groups.map((group) => <GroupBox key={group.id} group={group} leaves={group.leaves.flatMap(({ number }) => byNumber.get(number) ?? [])} />)}
      <ul className={styles.leaves} aria-label={t('mapLabel')}>
        {map.groups.flatMap((group) => group.leaves).map((place) => {
          const leaf = byNumber.get(place.number);
          return leaf === undefined ? null : (
            <Leaf key={place.number} place={place} leaf={leaf} faded={!chosen.has(place.number)} reachable={place.number === first} onWalk={walk} onOpen={onOpen} />
          );
        })}
      </ul>
    </div>
  );
}

/** A branch as wide as the mistake is dear: from 1.6 to 7 pixels. */
function Branch({ place, leaf, dearest, faded }: { readonly place: PlacedLeaf; readonly leaf: LeafOf; readonly dearest: number; readonly faded: boolean }) {
  const width = 1.6 + 5.4 * ((leaf.price ?? 0) / dearest);
  return <path d={branchOf(place)} className={cx(styles.branch, styles[shapeOf[leaf.verdict]], faded && styles.faded)} strokeWidth={width} />;
}

function GroupBox({ group, leaves }: { readonly group: PlacedGroup; readonly leaves: readonly LeafOf[] }) {
  const say = useSay();
  const format = useFormat();
  const counts = verdictOrder.map((verdict) => ({ verdict, count: leaves.filter((leaf) => leaf.verdict === verdict).length })).filter(({ count }) => count > 0);
  return (
    <div className={styles.group} style={{ left: group.x, top: group.y - box.height / 2, ...box }} aria-hidden>
      <strong>{say(group.title)}</strong>
      <span>{counts.map(({ verdict, count }) => <span key={verdict} className={styles.count}><VerdictShape verdict={shapeOf[verdict]} size={11} />{format.number(count)}</span>)}</span>
    </div>
  );
}

interface LeafProps {
  readonly place: PlacedLeaf;
  readonly leaf: LeafOf;
  readonly faded: boolean;
  readonly reachable: boolean;
  readonly onWalk: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onOpen: (number: number) => void;
}

function Leaf({ place, leaf, faded, reachable, onWalk, onOpen }: LeafProps) {
  const say = useSay();
  const words = useLeafWords();
  const { t } = useTranslation('diagnosis');
  const side = place.side === 'left' ? { right: map.width - place.x - 12 } : { left: place.x - 12 };
  return (
    <li className={cx(styles.leaf, styles[place.side], faded && styles.faded)} style={{ top: place.y - 21, ...side }}>
      <button type="button" data-leaf={leaf.number} tabIndex={reachable ? 0 : -1} aria-label={words(leaf)} className={cx(styles.opener, styles[`${shapeOf[leaf.verdict]}Name`])} onKeyDown={onWalk} onClick={() => onOpen(leaf.number)}>
        <VerdictShape verdict={shapeOf[leaf.verdict]} />
        <span className={styles.words}>
          <span className={styles.name}><span className={styles.number}>{leaf.number}</span>{say(leaf.topic)}{leaf.isRepaired ? <em className={styles.repaired}>{t('repaired')}</em> : null}</span>
          <span className={styles.facts}><LeafFacts leaf={leaf} /></span>
        </span>
      </button>
    </li>
  );
}
