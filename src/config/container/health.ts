import type { ContainerConfig, Healthcheck } from '../../types/index.ts';
import { present } from '../present.ts';
import { nanoseconds } from './numbers.ts';
import { mistake, type Subject } from './subject.ts';

/** What is left out is the image's own, key by key. */
export function healthOf(subject: Subject): ContainerConfig {
  const check = subject.service.healthcheck;
  if (check === undefined) return {};
  if (check.disable === true) return { Healthcheck: { Test: ['NONE'] } };
  // Without a start period the engine never uses it (moby issue 48874).
  if (check.start_interval !== undefined && check.start_period === undefined) {
    throw mistake(
      subject,
      ['healthcheck', 'start_interval'],
      `healthcheck.start_interval of ${subject.name} has no effect without start_period`,
      'Add start_period: the time in which the shorter interval is used.',
    );
  }
  return {
    Healthcheck: {
      ...present('Test', check.test),
      ...duration('Interval', check.interval),
      ...duration('Timeout', check.timeout),
      ...present('Retries', check.retries),
      ...duration('StartPeriod', check.start_period),
      ...duration('StartInterval', check.start_interval),
    },
  };
}

function duration(key: keyof Healthcheck, text: string | undefined): Healthcheck {
  return text === undefined ? {} : { [key]: nanoseconds(text) };
}
