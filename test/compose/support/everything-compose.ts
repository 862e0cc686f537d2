import type { ProjectFiles } from "./compose-project";

/** A project that uses every key which Gantry maps. It is refused nowhere. */
export const everythingCompose = `services:
  web:
    build:
      context: .
      args:
        MODE: production
    image: example/web:1.4
    platform: linux/arm64
    command: ["serve", "--port", "8080"]
    entrypoint: ["/bin/app"]
    working_dir: /srv
    user: "1000:1000"
    environment:
      DB_HOST: db
      MODE: production
    labels:
      com.example.team: shop
    init: true
    read_only: true
    cap_add: [SYS_PTRACE]
    cap_drop: [NET_RAW]
    ulimits:
      nofile:
        soft: 1024
        hard: 2048
    shm_size: 64m
    stop_grace_period: 45s
    storage_opt:
      size: 30G
    tmpfs: ["/run:size=16m"]
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/"]
      interval: 10s
      timeout: 5s
      retries: 4
      start_period: 20s
    cpus: 0.5
    mem_limit: 1g
    mem_reservation: 700m
    deploy:
      replicas: 2
    ports:
      - target: 8080
        published: 80
        name: http
        app_protocol: http
      - "9000:9090"
    expose: ["7000"]
    configs:
      - source: settings
        target: /etc/app/settings.ini
      - source: banner
        target: /etc/app/banner
      - source: greeting
        target: /etc/app/greeting
    secrets: [password, token]
    volumes:
      - ./nginx.conf:/etc/nginx/nginx.conf:ro
      - data:/data:ro
      - uploads:/uploads
      - type: tmpfs
        target: /scratch
        tmpfs:
          size: 16777216
          mode: 01777
    networks:
      back:
        aliases: [shop]
    links: ["db:database"]
    depends_on:
      migrate:
        condition: service_completed_successfully
      db:
        condition: service_healthy
    x-gantry:
      exec: false
      publish:
        "9090": { loadBalancer: internal, listenerPort: 8080 }
  migrate:
    image: example/migrate:2
    networks: [back]
  db:
    image: postgres:17
    container_name: shop-db
    volumes: ["data:/var/lib/postgresql/data"]
    networks: [back]
    deploy:
      resources:
        limits:
          cpus: "0.5"
          memory: 1200m
        reservations:
          cpus: "0.25"
          memory: 600m
  worker:
    image: example/worker:3
    scale: 3
    networks: [back]
  beat:
    image: example/beat:1
    deploy: { update_config: { order: stop-first } }
networks:
  back:
    driver: bridge
volumes:
  data:
    x-gantry:
      uid: 70
      gid: 71
      permissions: "0700"
  uploads:
configs:
  settings:
    file: ./settings.ini
  banner:
    content: Welcome
  greeting:
    environment: GREETING
secrets:
  password:
    file: ./password
  token:
    external: true
    name: arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-AbCdEf
`;

/** Beside it. */
export const everythingFiles: ProjectFiles = { "settings.ini": "key=value\n", "nginx.conf": "events {}\n", password: "secret\n", Dockerfile: "FROM scratch\nEXPOSE 8081\n" };

export const everythingVariables = { GREETING: "hello" };
