#!/bin/sh
# The barest deploy there is, with no checks: the reference for `npm run bench`.
# $1 new container, $2 old container, $3 image, $4 network, $5 nginx container, $6 port of the application
set -e
docker run --detach --name "$1" --network "$4" "$3" > /dev/null
address=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$1")
until bash -c "exec 3<>/dev/tcp/$address/$6" 2> /dev/null; do sleep 0.02; done
docker exec "$5" sh -c "echo 'server { listen 80; location / { proxy_pass http://$address:$6; } }' > /tmp/site.conf && nginx -c /tmp/nginx.conf -s reload"
docker rm --force "$2" > /dev/null
