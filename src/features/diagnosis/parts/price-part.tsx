import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/page-header.tsx';
import { Tag } from '#web/ui/verdict.tsx';
import type { MistakeAnswer } from './answers.ts';
import styles from './mistake.module.css';
import { useSay, useSigns } from './use-words.ts';

/** What the mistake costs a month, the formula in words and what it takes for granted. */
export function PricePart({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const signs = useSigns();
  const { price, priceOf } = mistake;
  return (
    <Section title={t('mistake.priceTitle')} actions={price === null ? undefined : <Tag>{t('mistake.estimate')}</Tag>}>
      {price === null ? <p className={styles.gap}>{`${t('start.noPrice')}: ${t(priceOf === null ? 'mistake.noPriceNote' : 'mistake.noPriceNow')}`}</p> : <p className={styles.big}>{signs.price(price)} <span>{t('mistake.perMonth')}</span></p>}
      {priceOf === null ? null : (
        <>
          <p className={styles.text}>{say(priceOf.formula)}</p>
          <ul className={styles.assumptions}>{priceOf.assumptions.map((one) => <li key={one.en}><span>{say(one)}</span> <em>{t('mistake.assumption')}</em></li>)}</ul>
          <p className={styles.foot}>{t('mistake.notSummed')}</p>
        </>
      )}
    </Section>
  );
}
