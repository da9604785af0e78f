import { useTranslation } from 'react-i18next';
import { isLimited, mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Tabs, type Tab } from '#web/ui/tabs.tsx';
import { useUsersAddress } from './parts/address.ts';
import { Demanded } from './parts/demanded.tsx';
import { Invitations } from './parts/invitations.tsx';
import { InviteDrawer } from './parts/invite-drawer.tsx';
import { TokenDrawer } from './parts/token-drawer.tsx';
import { Tokens } from './parts/tokens.tsx';
import { UserDrawer } from './parts/user-drawer.tsx';
import { UserList } from './parts/user-list.tsx';

type Part = 'users' | 'invitations' | 'tokens' | 'second';

const isOfOwner = (part: Part) => part === 'tokens' || part === 'second';

/** Who signs in, who is invited, who needs a second step, and the tokens of programs; only what the role may see of these. */
export function UsersScreen() {
  const { t } = useTranslation('users');
  const { user } = useSession();
  const [address, change] = useUsersAddress();
  const invite = useDrawer('invite');
  const token = useDrawer('token');
  const owner = mayDo(user, 'users', 'edit');
  const part = isOfOwner(address.part) && !owner ? 'users' : address.part;
  const tabs: readonly Tab<Part>[] = [{ name: 'users', label: t('users') }, { name: 'invitations', label: t('invitations') }, ...(owner ? [{ name: 'tokens' as const, label: t('tokens') }, { name: 'second' as const, label: t('second') }] : [])];
  const action = part === 'tokens' ? <Button kind="primary" onClick={() => token.open('new')}>{t('newToken')}</Button> : <Button kind="primary" onClick={() => invite.open('new')}>{t('invite')}</Button>;
  return (
    <>
      <PageHeader title={t('nav')} about={isLimited(user, 'users', 'read', 'below-own-role') ? `${t('about')}. ${t('aboutBelow')}` : t('about')} actions={action} />
      <Tabs label={t('nav')} tabs={tabs} value={part} onChange={(next) => change({ part: next, sort: undefined, down: false, page: 1 })}>
        {part === 'users' ? <UserList /> : part === 'invitations' ? <Invitations /> : part === 'tokens' ? <Tokens /> : <Demanded />}
      </Tabs>
      <UserDrawer />
      <InviteDrawer />
      {owner ? <TokenDrawer /> : null}
    </>
  );
}
