# ctr-bg as an image: npm install && npm run build && docker build --tag ctr-bg .
# The bundle holds all that it needs, so nothing is installed here but ssh, for engines at ssh://.
ARG BASE=node:22-alpine
FROM ${BASE}

RUN command -v ssh >/dev/null \
  || if command -v apk >/dev/null; then \
    apk add --no-cache openssh-client; \
  else \
    apt-get update && apt-get install --yes --no-install-recommends openssh-client && rm -rf /var/lib/apt/lists/*; \
  fi

COPY package.json LICENSE README.md /opt/ctr-bg/
COPY compose /opt/ctr-bg/compose
COPY nginx-templates /opt/ctr-bg/nginx-templates
COPY ci/image-entry.mjs /opt/ctr-bg/ci/
COPY dist /opt/ctr-bg/dist

# `ctr-bg` for the scripts of CI systems, which put a shell in the place of the entry point. The home is everybody's:
# who runs in it depends on the socket.
RUN ln -s /opt/ctr-bg/dist/ctr-bg.cjs /usr/local/bin/ctr-bg && mkdir -p -m 1777 /home/ctr-bg
ENV HOME=/home/ctr-bg
WORKDIR /work
ENTRYPOINT ["node", "/opt/ctr-bg/ci/image-entry.mjs"]
CMD ["--help"]
