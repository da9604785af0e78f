import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Analysis } from '#core/diagnosis/analyses.ts';
import { queries } from './queries.ts';

/** Notes that this person looked at an analysis, once its figures are shown. Whether it was noted changes nothing for who looks. */
export function useOpened(analysis: Analysis, isShown: boolean): void {
  const { mutate } = useMutation(queries.analysisUse.opened.mutationOptions());
  useEffect(() => {
    if (isShown) mutate({ analysis });
  }, [analysis, isShown, mutate]);
}
