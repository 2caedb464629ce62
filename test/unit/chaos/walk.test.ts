import { describe, expect, test } from '@jest/globals';
import {
  endings,
  NOTHING,
  worldsAfter,
  type Command,
  type Happened,
  type Sight,
  type World,
} from '../../../laboratory/chaos/walk/model.ts';
import { parseWalk, stepsOf, stepsText, UNSHARED, WALK } from '../../../laboratory/chaos/walk/steps.ts';

/** The model that sequences of commands are held against, and how they are chosen. */
describe('the steps of a walk', () => {
  test('are the same for the same seed', () => {
    expect(stepsOf(7)).toEqual(stepsOf(7));
    expect(stepsOf(7)).not.toEqual(stepsOf(8));
    expect(parseWalk(`${WALK}:7`)).toEqual(stepsOf(7));
  });

  test('are written so that they can be given back', () => {
    for (let seed = UNSHARED - 99; seed <= UNSHARED + 100; seed++) {
      const steps = stepsOf(seed);
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(steps[0]?.command).toMatch(/^up /);
      expect(parseWalk(`${WALK}:${stepsText(steps)}`)).toEqual(steps);
    }
  });

  test('give nobody a share where the seed is from before there were any', () => {
    const shares = (seed: number): boolean => / --(share|canary)/.test(stepsText(stepsOf(seed)));
    const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
    expect(seeds.filter(shares)).toEqual([]);
    expect(seeds.filter((seed) => shares(UNSHARED + seed)).length).toBeGreaterThan(20);
    // As it was when walk 17 was first taken.
    expect(stepsText(stepsOf(17))).toBe(
      'up v2 ! call#46:kill-before; up v1 --keep ! call#48:gone; up v2 --keep ! call#45:reset; up v2 --keep ! call#34:gone; stage v3 ! call#4:kill-before',
    );
  });

  test('are no others than there are', () => {
    expect(() => parseWalk(`${WALK}:up v9`)).toThrow('no such step');
    expect(() => parseWalk(`${WALK}:up v1 ! call#3:burns`)).toThrow('no such case');
  });
});

/** Undisturbed, and with one way to go each time. */
function walked(...commands: readonly Command[]): World {
  return commands.reduce<World>((world, command) => {
    const [only, ...others] = endings(command, world);
    expect(others).toEqual([]);
    return only?.world ?? NOTHING;
  }, NOTHING);
}

describe('the model', () => {
  test.each<[Command[], Partial<World>]>([
    [['up v1', 'up v2', 'rollback'], { live: 'v1' }],
    [['up v1', 'up v2', 'up v3', 'rollback'], { live: 'v2' }],
    [['up v1', 'up v2', 'up v3', 'rollback', 'rollback'], { live: 'v3' }],
    [['up v1', 'rollback'], { live: 'v1' }],
    [['up v1', 'up v2 --keep'], { live: 'v2', kept: 'v1' }],
    [['up v1', 'up v2 --keep', 'up v2'], { live: 'v2', kept: 'v1' }],
    [['up v1', 'up v2 --keep', 'up v3'], { live: 'v3', kept: undefined }],
    [['up v1', 'up v2 --keep', 'stage v3'], { live: 'v2', kept: undefined, staged: 'v3' }],
    [['up v1', 'stage v2', 'promote'], { live: 'v2', staged: undefined }],
    [['up v1', 'stage v2', 'abort'], { live: 'v1', staged: undefined }],
    [['up v1', 'stage v2', 'up v3'], { live: 'v3', staged: undefined }],
    [['up v1', 'stage v2 --share'], { live: 'v1', staged: 'v2' }],
    [['up v1', 'stage v2 --share', 'up v3 --canary'], { live: 'v3', staged: undefined }],
    [['up v1', 'up v2 --keep', 'up v3 --canary'], { live: 'v3', kept: undefined }],
    [['up v1', 'up v2', 'down'], NOTHING],
  ])('%j', (commands, expected) => expect(walked(...commands)).toMatchObject(expected));

  const after = (world: World, command: Command, happened: Happened, sight: Sight): World[] =>
    worldsAfter([world], command, happened, sight);
  const onV2 = walked('up v1', 'up v2 --keep');
  const ended = { isStruck: false, exitCode: 0 };
  const killed = { isStruck: true, exitCode: null };

  test('lets what nobody struck end in one way alone', () => {
    expect(after(onV2, 'up v3', ended, { live: 'v3', running: ['v3'] })).toHaveLength(1);
    // The wrong one serves; it left something; it took what was kept; it says that it failed.
    expect(after(onV2, 'up v3', ended, { live: 'v2', running: ['v2'] })).toEqual([]);
    expect(after(onV2, 'up v3', ended, { live: 'v3', running: ['v2', 'v3'] })).toEqual([]);
    expect(after(onV2, 'up v2', ended, { live: 'v2', running: ['v2'] })).toEqual([]);
    expect(after(onV2, 'up v3', { ...ended, exitCode: 6 }, { live: 'v2', running: ['v2'] })).toEqual([]);
  });

  test('lets what was struck serve what did, or what is to, and nothing else', () => {
    expect(after(onV2, 'up v3', killed, { live: 'v2', running: ['v2', 'v3'] })).not.toEqual([]);
    expect(after(onV2, 'up v3', killed, { live: 'v3', running: ['v2', 'v3'] })).not.toEqual([]);
    expect(after(onV2, 'up v3', killed, { live: 'v1', running: ['v1'] })).toEqual([]);
    expect(after(onV2, 'up v3', killed, { live: undefined, running: [] })).toEqual([]);
  });

  test('lets what goes live step by step be staged when it is struck', () => {
    const staged = (command: Command): boolean =>
      after(onV2, command, killed, { live: 'v2', running: ['v2', 'v3'] }).some(
        (world) => world.staged === 'v3',
      );
    expect([staged('up v3'), staged('up v3 --canary')]).toEqual([false, true]);
  });

  test('takes a command by its word that it is done', () => {
    const done = { isStruck: true, exitCode: 0 };
    expect(after(onV2, 'up v3', done, { live: 'v3', running: ['v3'] })).not.toEqual([]);
    expect(after(onV2, 'up v3', done, { live: 'v2', running: ['v2'] })).toEqual([]);
  });

  test('knows no more after a strike than can be known, and all again after the next command', () => {
    const worlds = after(onV2, 'up v3', killed, { live: 'v2', running: ['v2', 'v3'] });
    expect(worlds.map(({ kept }) => kept)).toEqual(expect.arrayContaining(['v1', undefined]));
    const next = worldsAfter(worlds, 'up v3', ended, { live: 'v3', running: ['v3'] });
    expect(next.every(({ debris, kept }) => !debris && kept === undefined)).toBe(true);
    expect(worldsAfter(worlds, 'up v3', ended, { live: 'v3', running: ['v1', 'v3'] })).toEqual([]);
  });
});
