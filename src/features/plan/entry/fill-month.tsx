import { Popover } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField, NumberField, SelectField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { stepAround } from '#web/ui/period-stepper.tsx';
import { useEntry } from './entry-context.ts';

interface FillMonthProps {
  readonly onFilled: (loadId: number | null, words: string) => void;
}

/** Sets a whole month from another month's plans or actuals. */
export function FillMonth({ onFilled }: FillMonthProps) {
  const { t } = useTranslation('planEntry');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus returnFocus offset={6}>
      <Popover.Target>
        <Button onClick={() => setOpened((before) => !before)}>{t('fill')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('fill')}>
        <FillForm
          onFilled={(loadId, words) => {
            setOpened(false);
            onFilled(loadId, words);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function monthAway(month: string, away: number): string {
  return stepAround(`${month}-01`, 'month', away).from.slice(0, 7);
}

function FillForm({ onFilled }: FillMonthProps) {
  const { t } = useTranslation('planEntry');
  const failure = useFailure();
  const format = useFormat();
  const { grid, address } = useEntry();
  const present = grid.today.slice(0, 7);
  const [month, setMonth] = useState(monthAway(present, 1).startsWith(String(grid.year)) ? monthAway(present, 1) : `${grid.year}-01`);
  const [source, setSource] = useState<'plan' | 'actual'>('plan');
  const [sourceMonth, setSourceMonth] = useState(monthAway(month, -1));
  const [growth, setGrowth] = useState<number | null>(0);
  const [overwrite, setOverwrite] = useState(false);
  const fill = useMutation(queries.plan.fill.mutationOptions({ onSuccess: (done) => onFilled(done.loadId, t('filled', { set: done.set, kept: done.kept, without: done.without })) }));
  const named = (months: readonly string[]) => months.map((value) => ({ value, label: format.month(`${value}-01`) }));
  const around = Array.from({ length: 30 }, (_, at) => monthAway(present, 5 - at));
  const targets = named(Array.from({ length: 12 }, (_, at) => `${grid.year}-${String(at + 1).padStart(2, '0')}`));
  const tooEarly = source === 'actual' && sourceMonth >= present;
  const submit = () => {
    if (!tooEarly) fill.mutate({ metric: grid.metric.id, month, source, sourceMonth, growth: growth ?? 0, overwrite, ...(address.segment !== undefined && { segment: address.segment }) });
  };
  return (
    <Form onSubmit={submit} problem={fill.error ? failure(fill.error).what : tooEarly ? t('notOver') : null} actions={<Button kind="primary" type="submit" busy={fill.isPending} disabled={tooEarly}>{t('fillDo')}</Button>}>
      <p>{t('fillAbout')}</p>
      <SelectField label={t('fillMonth')} data={targets} value={month} onChange={(next) => setMonth(next ?? month)} />
      <SelectField label={t('fillSource')} data={[{ value: 'plan', label: t('fromPlan') }, { value: 'actual', label: t('fromActual') }]} value={source} onChange={(next) => setSource(next === 'actual' ? 'actual' : 'plan')} />
      <SelectField label={t('fillSourceMonth')} data={named(around)} value={sourceMonth} onChange={(next) => setSourceMonth(next ?? sourceMonth)} searchable />
      <NumberField label={t('growth')} help={t('growthHelp')} value={growth} onChange={setGrowth} digits={1} min={-99} max={1000} />
      <CheckField label={t('overwrite')} checked={overwrite} onChange={setOverwrite} />
    </Form>
  );
}
