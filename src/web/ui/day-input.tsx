import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates';
import 'dayjs/locale/ru';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { calendarWords } from './calendar-words.ts';

dayjs.extend(customParseFormat);

/** A day typed or picked; weeks begin on Monday. */
export function DayInput(props: DateInputProps) {
  const { t, i18n } = useTranslation('ui');
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput {...props} valueFormat={i18n.language === 'en' ? 'D MMM YYYY' : 'DD.MM.YYYY'} ariaLabels={calendarWords(t)} clearable clearButtonProps={{ 'aria-label': t('clear') }} />
    </DatesProvider>
  );
}
