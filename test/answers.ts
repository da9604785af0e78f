import type { LightMyRequestResponse } from 'fastify';
import yauzl from 'yauzl';

/** All that an answer says as text: of a workbook the text of its parts. */
export async function textOfAnswer(answer: LightMyRequestResponse): Promise<string> {
  const bytes = answer.rawPayload;
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? textOfZip(bytes) : bytes.toString('utf8');
}

async function textOfZip(bytes: Buffer): Promise<string> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const parts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    parts.push(Buffer.concat(chunks).toString('utf8'));
  }
  return parts.join('\n');
}
