# SimpleCRM as one executable in a small image: docker build -t simplecrm:local .

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /src
# The packages are a layer of their own: a change of the sources does not fetch them again.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build:binary
RUN mkdir /data

FROM debian:12.12-slim
LABEL org.opencontainers.image.title="SimpleCRM" \
      org.opencontainers.image.description="The CRM that tells you whom to follow up next." \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /src/dist/simplecrm /usr/local/bin/simplecrm
# A new volume takes over the owner of the folder it is mounted on.
COPY --from=build --chown=10001:10001 /data /data
# The executable unpacks its SQLite library once; /tmp may forbid running what lies in it.
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data XDG_CACHE_HOME=/data/cache
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["simplecrm", "health"]
ENTRYPOINT ["simplecrm"]
CMD ["serve"]
