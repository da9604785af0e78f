import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { DayField } from '#web/ui/fields.tsx';
import { PeriodPicker } from '#web/ui/period-picker.tsx';
import type { AbcXyzAddress, ChangeAddress } from '../address.ts';
import { steps } from '../contract.ts';
import type { Frame } from './report.ts';
import styles from './run-settings.module.css';

interface RunSettingsProps {
  readonly frame: Frame;
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

/** Step, window, as-of and the day compared with: shown on their buttons, changed behind them. */
export function RunSettings({ frame, address, change }: RunSettingsProps) {
  const { t } = useTranslation('abcxyz');
  return (
    <>
      {address.subject === 'customers' ? <StepMenu frame={frame} address={address} change={change} /> : null}
      <Dates frame={frame} address={address} change={change} />
      <PeriodPicker value={frame.window} today={frame.today} onChange={(window) => change({ from: window.from, to: window.to })} />
      {address.from === undefined ? null : <Button kind="text" onClick={() => change({ from: undefined, to: undefined })}>{t('windowDefault')}</Button>}
    </>
  );
}

function StepMenu({ frame, address, change }: RunSettingsProps) {
  const { t } = useTranslation('abcxyz');
  return (
    <ChoiceMenu
      label={t('step')}
      prefix={t('stepPrefix')}
      value={address.step ?? 'auto'}
      choices={[
        { value: 'auto' as const, label: address.step === undefined ? t(`steps.${frame.step}`) : t('stepAuto'), ...(address.step === undefined && { note: t('stepAuto') }) },
        ...steps.map((step) => ({ value: step, label: t(`steps.${step}`) })),
      ]}
      onChange={(step) => change({ step: step === 'auto' ? undefined : step })}
    />
  );
}

function Dates({ frame, address, change }: RunSettingsProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const told = t('asOf', { day: format.shortDay(frame.today, true) });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus offset={6} width={300} closeOnClickOutside={false} closeOnEscape>
      <Popover.Target>
        <Button aria-label={`${t('dates')}: ${told}`} aria-expanded={opened} onClick={() => setOpened((before) => !before)}>
          {told}
          <IconChevronDown stroke={1.8} aria-hidden />
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('dates')}>
        <div className={styles.dates}>
          <DayField label={t('asOfField')} help={t('asOfHelp')} value={address.asOf ?? frame.today} onChange={(day) => change({ asOf: day ?? undefined })} />
          <DayField label={t('beforeField')} help={t('beforeHelp')} value={address.before ?? frame.before?.asOf ?? null} onChange={(day) => change({ before: day ?? undefined })} />
          <Button onClick={() => setOpened(false)}>{t('datesDone')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
