import { Menu } from '@mantine/core';
import { IconBinaryTree, IconDots, IconFileImport, IconFilter, IconTarget, IconUsers, IconUsersGroup, type TablerIcon } from '@tabler/icons-react';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SectionName } from '#web/screens.tsx';
import { entryAt, sectionsFor } from './reachable.ts';
import { useSession } from './session.ts';
import styles from './phone-tabs.module.css';

const icons: Record<SectionName, TablerIcon> = {
  map: IconBinaryTree,
  funnel: IconFilter,
  customers: IconUsers,
  plan: IconTarget,
  data: IconFileImport,
  department: IconUsersGroup,
};

/** The sections as tabs at the bottom of a phone: at most five, the rest under «Ещё». */
export function PhoneTabs() {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const here = useRouterState({ select: (state) => entryAt(state.location.pathname)?.section });
  const links = sectionsFor(user.role);
  const shown = links.length > 5 ? links.slice(0, 4) : links;
  return (
    <nav className={styles.tabs} aria-label={t('mainNavigation')}>
      {shown.map(({ section, entries }) => {
        const Icon = icons[section];
        return (
          <Link key={section} to={entries[0]?.path ?? '/'} className={styles.tab} aria-current={here === section ? 'true' : undefined}>
            <Icon size={20} stroke={1.6} aria-hidden />
            {t(`sections.${section}`)}
          </Link>
        );
      })}
      {links.length > shown.length ? <MoreTab links={links.slice(4)} here={here} /> : null}
    </nav>
  );
}

interface MoreTabProps {
  readonly links: ReturnType<typeof sectionsFor>;
  readonly here: SectionName | null | undefined;
}

function MoreTab({ links, here }: MoreTabProps) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const inside = links.some((link) => link.section === here);
  return (
    <Menu position="top-end" width={200}>
      <Menu.Target>
        <button type="button" className={styles.tab} aria-current={inside ? 'true' : undefined}>
          <IconDots size={20} stroke={1.6} aria-hidden />
          {t('more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {links.map(({ section, entries }) => (
          <Menu.Item key={section} onClick={() => void navigate({ to: entries[0]?.path ?? '/' })}>
            {t(`sections.${section}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
