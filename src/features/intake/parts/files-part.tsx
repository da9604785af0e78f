import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '#web/address.ts';
import { Dropzone } from '#web/ui/dropzone.tsx';
import { History } from './history.tsx';
import { LoadDrawer } from './load-drawer.tsx';
import { Prepared } from './prepared.tsx';
import { Running } from './running.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

const address = z.object({ files: z.array(z.uuid()).catch([]) });
const accepted = '.csv,.txt,.tsv,.xlsx,.xls,.xlsb,.ods,.xml,.gz,.zip';

/** Adds files one by one as they arrive, also where several arrive before the page is drawn anew. */
function useArrival(files: readonly string[], setFiles: (next: readonly string[]) => void): (fileId: string) => void {
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  }, [files]);
  return useCallback(
    (fileId) => {
      latest.current = [...latest.current, fileId];
      setFiles(latest.current);
    },
    [setFiles],
  );
}

/** Dropping files, checking them, watching them come in, and the history with undo. */
export function FilesPart() {
  const { t } = useTranslation('intake');
  const [{ files }, change] = useAddress(address);
  const setFiles = useCallback((next: readonly string[]) => change({ files: next.length === 0 ? undefined : [...next] }, { replace: true }), [change]);
  const { uploads, send, drop } = useUploads(useArrival(files, setFiles));
  return (
    <>
      <Dropzone help={t('dropHelp')} accept={accepted} quiet={files.length > 0} onFiles={(chosen) => void send(chosen)} />
      <UploadList uploads={uploads} onDrop={drop} />
      {files.length > 0 ? <Prepared fileIds={files} onFiles={setFiles} /> : null}
      <Running />
      <History />
      <LoadDrawer />
    </>
  );
}
