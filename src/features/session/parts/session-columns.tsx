import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import type { Api } from '#web/api.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag } from '#web/ui/verdict.tsx';
import { deviceName } from './device-name.ts';

export type SessionRow = Awaited<ReturnType<Api['session']['list']>>['rows'][number];

/** The columns of the own sessions; a session of another device can be closed from its row. */
export function useSessionColumns(onEnd: (id: string) => void): readonly Column<SessionRow>[] {
  const { t } = useTranslation('session');
  const format = useFormat();
  const { organisation } = useSession();
  const deviceOf = (row: SessionRow) => deviceName(row.device) ?? t('unknownDevice');
  return [
    { key: 'device', title: t('device'), lead: true, phone: 'title', width: '40%', cell: (row) => <>{deviceOf(row)} {row.current ? <Tag>{t('thisDevice')}</Tag> : null}</> },
    { key: 'address', title: t('address'), quiet: true, phone: 'note', cell: (row) => row.address ?? '—' },
    { key: 'createdAt', title: t('signedIn'), quiet: true, cell: (row) => format.instant(row.createdAt, organisation.zone) },
    { key: 'usedAt', title: t('lastUsed'), quiet: true, phone: 'note', cell: (row) => format.instant(row.usedAt, organisation.zone) },
    {
      key: 'end',
      title: <span className="visually-hidden">{t('endSession')}</span>,
      align: 'end',
      phone: 'value',
      cell: (row) =>
        row.current ? null : <Button kind="text" aria-label={t('endSessionLabel', { device: deviceOf(row) })} onClick={() => onEnd(row.id)}>{t('endSession')}</Button>,
    },
  ];
}
