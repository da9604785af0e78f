import { useState } from 'react';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Dropzone } from '#web/ui/dropzone.tsx';
import { CheckField, DayField, MultiSelectField, NumberField, SearchField, SelectField, SwitchField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { JobProgress } from '#web/ui/progress.tsx';
import { Saved } from '#web/ui/saved.tsx';
import { Empty, Failed, NoPermission, Skeleton, Stale } from '#web/ui/states.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Tabs } from '#web/ui/tabs.tsx';

const many = Array.from({ length: 5000 }, (_, index) => ({ id: index + 1, name: `ООО «Клиент ${index + 1}»` }));

/** Fields, long work, states and what asks before it takes away. */
export function ControlParts() {
  const [tab, setTab] = useState<'fields' | 'rows'>('fields');
  const [picked, setPicked] = useState<readonly string[]>(['a']);
  return (
    <>
      <Section title="Поля и вкладки">
        <Tabs label="Части" value={tab} onChange={setTab} tabs={[{ name: 'fields', label: 'Поля' }, { name: 'rows', label: 'Строки', count: 5000 }]}>
          {tab === 'rows' ? (
            <DataTable label="Клиенты" height={320} rows={many} rowKey={(row) => row.id} columns={[{ key: 'name', title: 'Клиент', lead: true, phone: 'title', cell: (row) => row.name }, { key: 'id', title: 'Номер', align: 'end', phone: 'value', cell: (row) => row.id }]} />
          ) : (
            <div style={{ paddingTop: 16 }}>
              <Form onSubmit={() => undefined} problem="Почта или пароль не подошли." actions={<><Button kind="primary" type="submit">Сохранить изменения</Button><Saved at={1} onUndo={() => undefined} /></>}>
                <TextField label="Почта" type="email" value="irina@opora.ru" onChange={() => undefined} help="Рабочая почта" />
                <TextField label="Пароль" type="password" value="короткий" onChange={() => undefined} error="В пароле должно быть не меньше 12 знаков." />
                <NumberField label="План, ₽" value={24_000_000} onChange={() => undefined} />
                <SelectField label="Воронка" data={['Основная', 'Повторные']} value="Основная" onChange={() => undefined} />
                <MultiSelectField label="Менеджеры" data={[{ value: 'a', label: 'А. Ветрова' }, { value: 'b', label: 'О. Синицына' }]} value={picked} onChange={setPicked} />
                <DayField label="Дата" value="2026-11-18" onChange={() => undefined} />
                <CheckField label="Суммы с НДС" checked onChange={() => undefined} help="Только подпись" />
                <SwitchField label="Присылать сводку" checked={false} onChange={() => undefined} />
                <SearchField label="Клиент или ИНН" value="" onChange={() => undefined} />
              </Form>
            </div>
          )}
        </Tabs>
      </Section>
      <Section title="Импорт">
        <Steps label="Шаги загрузки" current="columns" steps={[{ key: 'file', label: 'Файл' }, { key: 'columns', label: 'Колонки' }, { key: 'load', label: 'Загрузка' }]} />
        <Dropzone help="CSV, XLSX, XLS, ODS или обмен 1С; можно в .gz и .zip" onFiles={() => undefined} />
        <JobProgress label="Загружаем orders.csv" done={120_000} total={541_909} counted="120 000 из 541 909 строк" perSecond={42_000} secondsLeft={10} />
        <Confirm label="Отменить загрузку" consequence="Строки исчезнут из всех цифр. Правки, сделанные руками, останутся." deed="Отменить 541 909 строк" onConfirm={() => undefined} />
        <IconButton label="Закрыть">×</IconButton>
      </Section>
      <Section title="Состояния">
        <Empty why="Сделок пока нет. Загрузите выгрузку из CRM." action={<Button kind="primary">Загрузить файлы</Button>} />
        <Failed failure={{ code: 'database-unreachable', what: 'База данных не отвечает.' }} onRetry={() => undefined} />
        <NoPermission words="Эти сделки видит РОП. Вам доступны ваши 31." />
        <Stale fresh={false}><p>Прежние цифры: 26,0 %</p></Stale>
        <Skeleton rows={3} strip />
      </Section>
    </>
  );
}
