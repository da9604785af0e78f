import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { NumberField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useSay, useSigns } from './use-words.ts';

export type BoundsAnswer = Awaited<ReturnType<Api['diagnosis']['bounds']>>;
export type BoundRow = BoundsAnswer['signals'][number];
type Bound = BoundRow['builtIn'];

/** The numbers of a bound that may be changed, as they are typed: shares in per cent. */
function edgesOf(bound: Bound, isShare: boolean): readonly (number | null)[] {
  const typed = (value: number | null): number | null => (value === null ? null : isShare ? Math.round(value * 1e4) / 100 : value);
  if (bound.kind === 'range') return [bound.good[0], bound.good[1], bound.bad[0], bound.bad[1]].map(typed);
  return bound.kind === 'at-most' || bound.kind === 'at-least' ? [bound.good, bound.bad].map(typed) : [];
}

function boundOf(kind: Bound['kind'], edges: readonly (number | null)[], isShare: boolean): Bound | null {
  const [first, second, third, fourth] = edges.map((edge) => (edge === null ? null : isShare ? edge / 100 : edge));
  if (first == null || second == null) return null;
  if (kind === 'at-most' || kind === 'at-least') return { kind, good: first, bad: second };
  return { kind: 'range', good: [first, second], bad: [third ?? null, fourth ?? null] };
}

/** Sets a bound of one's own with the reason, or puts the built-in one back. */
export function BoundDrawer({ row, onClose }: { readonly row: BoundRow | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  if (row === undefined) return null;
  const isFixed = edgesOf(row.builtIn, false).length === 0;
  return (
    <Drawer opened onClose={onClose} kicker={row.signal} title={t('bounding.changeOf', { title: say(row.title) })} about={<BuiltIn row={row} />}>
      {isFixed ? <Notice>{t('bounding.fixed')}</Notice> : <Edit row={row} onDone={onClose} />}
    </Drawer>
  );
}

function BuiltIn({ row }: { readonly row: BoundRow }) {
  const { t } = useTranslation('diagnosis');
  const { good, bad } = useSigns().bound(row.builtIn, row.unit);
  return <>{t('bounding.builtIn')}: {t('rows.bound', { good, bad })}</>;
}

function Edit({ row, onDone }: { readonly row: BoundRow; readonly onDone: () => void }) {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const client = useQueryClient();
  const isShare = row.unit === 'share' || row.unit === 'percentage-points';
  const [edges, setEdges] = useState(() => edgesOf(row.own ?? row.builtIn, isShare));
  const [note, setNote] = useState('');
  const save = useMutation(
    queries.diagnosis.setBound.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: queries.diagnosis.key() });
        onDone();
      },
    }),
  );
  const bound = boundOf(row.builtIn.kind, edges, isShare);
  const isReady = bound !== null && note.trim().length >= 3;
  const names = row.builtIn.kind === 'range' ? [t('bounding.goodFrom'), t('bounding.goodTo'), t('bounding.badBelow'), t('bounding.badAbove')] : [t('bounding.good'), t('bounding.bad')];
  const builtIn = edgesOf(row.builtIn, isShare);
  return (
    <Form
      onSubmit={() => isReady && save.mutate({ signal: row.signal, bound, note: note.trim() })}
      problem={save.error === null ? undefined : failure(save.error).what}
      actions={
        <>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!isReady}>{t('bounding.save')}</Button>
          {row.own === null ? null : <Button busy={save.isPending} disabled={note.trim().length < 3} onClick={() => save.mutate({ signal: row.signal, bound: null, note: note.trim() })}>{t('bounding.putBack')}</Button>}
        </>
      }
    >
      {names.map((name, at) => builtIn[at] === null ? null : (
        <NumberField key={name} label={isShare ? `${name}, %` : name} digits={2} value={edges[at] ?? null} onChange={(value) => setEdges((before) => before.map((edge, own) => (own === at ? value : edge)))} />
      ))}
      <TextField type="multiline" label={t('bounding.note')} help={t('bounding.noteHelp')} value={note} onChange={setNote} required />
    </Form>
  );
}
