import type { Content, Style, StyleDictionary } from 'pdfmake/interfaces.js';
import type { Verdict } from '#core/diagnosis/judge.ts';

/** Colours of the printed page: those of the light screen, on white. */
export const tones = {
  ink: '#1A1B18', ink2: '#53544D', ink3: '#6C6D65', line: '#E7E5DE', rule: '#D3D0C6', accent: '#2F4DC0', surface: '#FFFFFF', sunken: '#F3F2ED',
} as const;

interface VerdictTone {
  readonly text: string;
  readonly edge: string;
  readonly bold: boolean;
}

export const verdictTones: Readonly<Record<Verdict, VerdictTone>> = {
  'present': { text: '#B3261E', edge: '#C63A2F', bold: true },
  'risk': { text: '#835000', edge: '#C07D00', bold: false },
  'absent': { text: '#1C6A4A', edge: '#2F8A63', bold: false },
  'too-little-data': { text: '#4A5878', edge: '#7686A8', bold: false },
  'no-data': { text: '#6C6D65', edge: '#8A897F', bold: false },
};

const edge = (verdict: Verdict): string => verdictTones[verdict].edge;
const circle = (of: Verdict, more = ''): string => `<circle cx="9" cy="9" r="7.2" fill="none" stroke="${edge(of)}" stroke-width="1.6"${more}/>`;

/** The five shapes in a square of 18: an octagon, a triangle, a ticked circle, a half-filled one, a dashed one. */
export const verdictShapes: Readonly<Record<Verdict, string>> = {
  'present': `<path d="M5.8 1h6.4L17 5.8v6.4L12.2 17H5.8L1 12.2V5.8z" fill="${edge('present')}"/><path d="M6 6L12 12M12 6L6 12" fill="none" stroke="#FFFFFF" stroke-width="1.8" stroke-linecap="round"/>`,
  'risk': `<path d="M9 1.8L17 16H1z" fill="#F3BC43" stroke="${edge('risk')}" stroke-width="1.4" stroke-linejoin="round"/><path d="M9 6.6v4.2M9 13.2v.2" fill="none" stroke="#4A2E00" stroke-width="1.7" stroke-linecap="round"/>`,
  'absent': `${circle('absent')}<path d="M5.8 9.2L8 11.4L12.2 6.8" fill="none" stroke="${edge('absent')}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  'too-little-data': `${circle('too-little-data')}<path d="M9 4.2A4.8 4.8 0 0 0 9 13.8z" fill="${edge('too-little-data')}"/>`,
  'no-data': circle('no-data', ' stroke-dasharray="2.6 2.4"'),
};

/** A verdict's shape, so large. */
export const shape = (verdict: Verdict, size: number): Content => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18">${verdictShapes[verdict]}</svg>`, width: size, height: size,
});

export const styles: StyleDictionary = {
  kicker: { fontSize: 9.5, color: tones.ink3 },
  organisation: { fontSize: 27, bold: true, lineHeight: 1.12, characterSpacing: -0.5 },
  title: { fontSize: 18, bold: true, lineHeight: 1.18, characterSpacing: -0.25 },
  section: { fontSize: 12, bold: true, lineHeight: 1.2, characterSpacing: -0.08 },
  lead: { fontSize: 11.5, lineHeight: 1.38 },
  label: { fontSize: 8, color: tones.ink3, lineHeight: 1.25 },
  note: { fontSize: 8, color: tones.ink3, lineHeight: 1.32 },
  quiet: { color: tones.ink2 },
  number: { alignment: 'right', fontFeatures: ['tnum'] } as Style,
  headRight: { fontSize: 8, color: tones.ink3, lineHeight: 1.2, alignment: 'right' },
  head: { fontSize: 8, color: tones.ink3, lineHeight: 1.2 },
  key: { font: 'InterMedium' },
  figure: { fontSize: 15, bold: true, lineHeight: 1.15, characterSpacing: -0.2 },
};

/** A section's title with what it is sorted by beside it. */
export const sectionHead = (title: string, note: string | null, top = 16): Content => ({
  margin: [0, top, 0, 5], text: [{ text: title, style: 'section' }, ...(note === null ? [] : [{ text: `   ${note}`, style: 'note' }])],
});
