import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languages, rememberLanguage, type Language } from '#web/locale/language.ts';
import { AsOf } from './as-of.tsx';
import { useNavWord } from './nav-word.ts';
import { ownScreensFor } from './reachable.ts';
import { useSession } from './session.ts';
import styles from './user-menu.module.css';

const languageNames: Record<Language, string> = { ru: 'Русский', en: 'English' };
const themes = [
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
  ['auto', 'themeAuto'],
] as const satisfies readonly (readonly [MantineColorScheme, string])[];

function initials(name: string): string {
  const [first = '', second = ''] = name.trim().split(/\s+/);
  return (first.slice(0, 1) + second.slice(0, 1)).toLocaleUpperCase();
}

function tick(chosen: boolean) {
  return chosen ? <IconCheck size={15} aria-hidden /> : <span className={styles.noTick} />;
}

/** Who is signed in, and what is theirs alone: theme, language, leaving. */
export function UserMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const { t } = useTranslation(['shell', 'session']);
  const navigate = useNavigate();
  const word = useNavWord();
  const { user, signOut } = useSession();
  const role = t(`roles.${user.role}`);
  return (
    <div className={styles.user}>
      <AsOf />
      <Menu position="bottom-end" width={232} offset={6}>
        <Menu.Target>
          <button type="button" className={styles.target} aria-label={t('userMenu')}>
            <span className={styles.name}>{t('you', { name: user.name, role })}</span>
            <span className={styles.initials} aria-hidden>{initials(user.name)}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles.who}>
            <strong>{user.name}</strong>
            <span>{user.email}</span>
          </div>
          <Menu.Divider />
          <ThemeItems />
          <Menu.Divider />
          <LanguageItems />
          <Menu.Divider />
          {ownScreensFor(user.role).map((entry) => (
            <Menu.Item key={entry.path} onClick={() => void navigate({ to: entry.path })}>{word(entry, 'navOwn')}</Menu.Item>
          ))}
          <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('session:nav')}</Menu.Item>
          <Menu.Item onClick={onShortcuts}>{t('shortcuts.title')}</Menu.Item>
          <Menu.Item onClick={signOut}>{t('signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function ThemeItems() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('theme')}</Menu.Label>
      {themes.map(([theme, word]) => (
        <Menu.Item key={theme} closeMenuOnClick={false} leftSection={tick(colorScheme === theme)} aria-current={colorScheme === theme || undefined} onClick={() => setColorScheme(theme)}>
          {t(word)}
        </Menu.Item>
      ))}
    </>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation('shell');
  const choose = (language: Language) => {
    rememberLanguage(language);
    void i18n.changeLanguage(language);
  };
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      {languages.map((language) => (
        <Menu.Item key={language} lang={language} leftSection={tick(i18n.language === language)} aria-current={i18n.language === language || undefined} onClick={() => choose(language)}>
          {languageNames[language]}
        </Menu.Item>
      ))}
    </>
  );
}
