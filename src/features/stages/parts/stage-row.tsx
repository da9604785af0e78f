import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOfStage } from '#core/pipeline/stage-hints.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { IconButton } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import type { Stage } from './draft.ts';
import styles from './stages.module.css';

const type = 'application/x-stage';

interface StageRowProps {
  readonly stage: Stage;
  readonly open: boolean;
  readonly editable: boolean;
  /** Whether there is a stage of its kind above and below. */
  readonly room: { readonly up: boolean; readonly down: boolean };
  readonly onOpen: () => void;
  readonly onMove: (by: number) => void;
  /** Another stage was dropped on this one. */
  readonly onDrop: (id: number) => void;
}

/** One stage in its place; it moves by the arrows of its handle, by the buttons beside it, or by dragging. */
export function StageRow({ stage, open, editable, room, onOpen, onMove, onDrop }: StageRowProps) {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [dragged, setDragged] = useState(false);
  const number = (value: number | null) => (value === null ? t('none') : format.number(value, { digits: Number.isInteger(value) ? 0 : 1 }));
  const chance = stage.kind === 'won' ? t('certain') : stage.kind === 'lost' ? t('hopeless') : number(stage.probability);
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(type)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      onDrop(Number(event.dataTransfer.getData(type)));
    },
  };
  const faults = faultsOfStage(stage);
  return (
    <li className={cx(styles.row, open && styles.open, over && styles.over, dragged && styles.dragged)} {...drop}>
      {editable ? <Handles stage={stage} room={room} onMove={onMove} onDragged={setDragged} /> : <span />}
      <span>
        <button type="button" className={styles.name} aria-expanded={open} onClick={onOpen}>{stage.name}</button>
        {faults.length > 0 ? <span className={cx(styles.faults, styles.clamped)}>{faults.map((fault) => t(`faults.${fault}`)).join(', ')}</span> : null}
      </span>
      <span>{t(`kinds.${stage.kind}`)}</span>
      <span className={cx(styles.desk, stage.criterion === null && styles.quiet)}><span className={styles.clamped}>{stage.criterion ?? t('none')}</span></span>
      <span className={cx(styles.end, styles.desk)}>{number(stage.normDays)}</span>
      <span className={cx(styles.end, styles.desk)}>{chance}</span>
      <span className={cx(styles.end, styles.desk, styles.wideOnly)}>{format.number(stage.visited)}</span>
      <span className={cx(styles.quiet, styles.desk, styles.wideOnly)}>{t(`origins.${stage.origin}`)}</span>
    </li>
  );
}

interface HandlesProps {
  readonly stage: Stage;
  readonly room: StageRowProps['room'];
  readonly onMove: (by: number) => void;
  readonly onDragged: (dragged: boolean) => void;
}

function Handles({ stage, room, onMove, onDragged }: HandlesProps) {
  const { t } = useTranslation('stages');
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <span className={styles.handles}>
      <IconButton
        label={t('moveLabel', stage)}
        className={styles.handle}
        draggable
        onKeyDown={walk}
        onDragStart={(event) => {
          event.dataTransfer.setData(type, String(stage.id));
          event.dataTransfer.effectAllowed = 'move';
          onDragged(true);
        }}
        onDragEnd={() => onDragged(false)}
      >
        <IconGripVertical stroke={1.6} aria-hidden />
      </IconButton>
      <IconButton label={`${t('up')}: ${stage.name}`} aria-disabled={!room.up} className={cx(!room.up && styles.stuck)} onClick={() => onMove(-1)}><IconArrowUp stroke={1.6} aria-hidden /></IconButton>
      <IconButton label={`${t('down')}: ${stage.name}`} aria-disabled={!room.down} className={cx(!room.down && styles.stuck)} onClick={() => onMove(1)}><IconArrowDown stroke={1.6} aria-hidden /></IconButton>
    </span>
  );
}
