import { useCallback, useRef, useState } from 'react';

/** A file on its way to the server. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  /** Set when it did not arrive. */
  readonly failure: 'broken' | 'too-large' | null;
}

function sendFile(file: File, onSent: (bytes: number) => void): Promise<{ id: string } | { failure: 'broken' | 'too-large' }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => resolve(request.status === 200 ? { id: (request.response as { id: string }).id } : { failure: request.status === 413 ? 'too-large' : 'broken' });
    request.onerror = () => resolve({ failure: 'broken' });
    request.send(body);
  });
}

/** Sends files one after another; `onArrived` gets the id each is known by on the server. */
export function useUploads(onArrived: (fileId: string) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(0);
  const patch = useCallback((key: number, change: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one))), []);
  const drop = useCallback((key: number) => setUploads((all) => all.filter((one) => one.key !== key)), []);
  const send = useCallback(
    async (files: readonly File[]) => {
      const queue = files.map((file) => ({ file, key: (next.current += 1) }));
      setUploads((all) => [...all, ...queue.map(({ file, key }) => ({ key, name: file.name, sent: 0, total: file.size, failure: null }))]);
      for (const { file, key } of queue) {
        const answer = await sendFile(file, (sent) => patch(key, { sent }));
        if ('failure' in answer) patch(key, { failure: answer.failure });
        else {
          drop(key);
          onArrived(answer.id);
        }
      }
    },
    [onArrived, patch, drop],
  );
  return { uploads, send, drop };
}
