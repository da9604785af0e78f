import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import styles from './map-picture.module.css';

/** The change of a score: up is worse. Nothing where nothing changed. */
export function Delta({ change, word = false }: { readonly change: number | null; readonly word?: boolean }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  if (change === null || Math.abs(change) < 0.005) return null;
  const Icon = change > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={change > 0 ? styles.worse : styles.better}>
      <Icon size={13} stroke={2} aria-hidden />
      <span>{format.number(change, { digits: 2, signed: true })}{word ? `\u00a0${t(change > 0 ? 'worse' : 'better')}` : null}</span>
    </span>
  );
}
