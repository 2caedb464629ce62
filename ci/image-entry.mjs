/**
 * Entry point of the image: who was started as root and needs root for nothing goes on without it. The mounted socket
 * says what is needed: its group may use it. The user is the owner of the folder that was mounted as working
 * directory, so that files which only they may read stay readable; else 1000.
 */
import { statSync } from 'node:fs';

const SOCKET = '/var/run/docker.sock';
const GROUP_READ_WRITE = 0o060;

function stat(path) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Another engine than the mounted socket is reached by keys and files of which this cannot know who may read them. */
function socketInUse(environment, argv) {
  const namesEngine = /^(-[^-]*[Hc]|--(host|context)\b)/;
  const { DOCKER_HOST = '', DOCKER_CONTEXT = '' } = environment;
  const isOther = (DOCKER_HOST !== '' && DOCKER_HOST !== `unix://${SOCKET}`) || DOCKER_CONTEXT !== '';
  return isOther || argv.some((word) => namesEngine.test(word)) ? undefined : stat(SOCKET);
}

function dropRoot() {
  const socket = socketInUse(process.env, process.argv.slice(2));
  if (process.getuid() !== 0 || !socket?.isSocket()) return;
  const isGroups = socket.gid !== 0 && (socket.mode & GROUP_READ_WRITE) === GROUP_READ_WRITE;
  if (!isGroups) return;
  const { uid = 0, gid = 0 } = stat(process.cwd()) ?? {};
  process.setgroups([socket.gid]);
  process.setgid(gid || 1000);
  process.setuid(uid || 1000);
}

dropRoot();
await import('../dist/ctr-bg.cjs');
