#!/bin/sh
# In the place of the proxy's `date`: tells the time as /run/clock says, such as `+1 day`.
if [ -f /run/clock ]; then exec /usr/bin/date -d "$(cat /run/clock)" "$@"; fi
exec /usr/bin/date "$@"
