// Times and names for people. All times are UTC, as in the functions' logs.

const two = (n) => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const time = (instant) => new Date(instant).toISOString().slice(11, 19);

export function day(instant) {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

export function clock(millis) {
  const date = new Date(millis);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

/** A duration such as "2 min", from milliseconds. */
export function span(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor((seconds % 86400) / 3600)} h`;
}

export const plural = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "DeprovisionerDeadLetterQueue" as "Deprovisioner dead letters". */
export function queueName(id) {
  return id.replace(/DeadLetterQueue$/, ' dead letters').replace(/Queue$/, '');
}

export const words = (id) => id.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ ([A-Z])(?=[a-z])/g, (_, c) => ' ' + c.toLowerCase());
