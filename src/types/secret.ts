const SECRET_NAME =
  /pass(?:w(?:or)?d|phrase)?(?:_|$)|secret|token|credential|private|(?:api|access|auth|encryption|signing|account|master|app)_?key|(?:^|_)key(?:_|$)|(?:^|_)(?:pw|pwd|auth|dsn|salt|jwt|cookie)(?:_|$)/i;

/** Whether a variable of this name holds a secret, as far as a name can tell. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

/** What stands in the place of a secret. */
export const REDACTED = '<redacted>';

/** The password of `scheme://user:password@`. */
const PASSWORD = /(?<=\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/gi;

/** The text without the passwords of its addresses. */
export const withoutPasswords = (text: string): string => text.replace(PASSWORD, REDACTED);
