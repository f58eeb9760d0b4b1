// A PostgreSQL server of one's own: in a temporary folder, without a port, gone with the test.
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Debian keeps the server's programs off the PATH, in a folder for each version. */
function programFolder() {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => a - b)
        .at(-1)
    : undefined;
  return newest ? path.join(versions, newest, 'bin') : '';
}

/** `durable`: it waits for the disk, as a shop's would. */
export function startPostgres({ durable = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  const data = path.join(folder, 'data');
  // A server that is run by root refuses to start.
  const asUser = process.getuid() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  if (asUser.length > 0) {
    const id = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id, Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })));
  }
  const run = (program, args, options = {}) => {
    const [command, ...rest] = [...asUser, path.join(programFolder(), program), ...args];
    return execFileSync(command, rest, { cwd: '/', encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  };
  run('initdb', [
    '--pgdata',
    data,
    '--username=touchstone',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const settings = `-c listen_addresses= -c fsync=${durable ? 'on' : 'off'} -c unix_socket_directories=${folder}`;
  run('pg_ctl', ['start', '--wait', '--pgdata', data, '--options', settings, '--log', path.join(folder, 'log')], {
    stdio: 'ignore',
  });
  return {
    address: `postgresql://touchstone@/postgres?host=${folder}`,
    folder,
    /** Answers what the statement gives, as CSV; null is NULL. */
    psql: (statement) =>
      run(
        'psql',
        [
          '--host',
          folder,
          '--username=touchstone',
          '--dbname=postgres',
          '--csv',
          '--pset=null=NULL',
          '--set=ON_ERROR_STOP=1',
        ],
        {
          input: statement,
        },
      ),
    stop: () => {
      run('pg_ctl', ['stop', '--mode=immediate', '--pgdata', data]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
