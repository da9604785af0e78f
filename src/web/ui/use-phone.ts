import { useMediaQuery } from '@mantine/hooks';

/** True on a screen under 900 px (paper is never one), where tables become lists and the bar moves to the bottom. */
export function usePhone(): boolean {
  return useMediaQuery('screen and (max-width: 899px)', undefined, { getInitialValueInEffect: false });
}
