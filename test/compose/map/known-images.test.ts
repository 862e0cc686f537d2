import { knownImage } from "../../../compose/map/known-images";

describe("what is known of an image by its name", () => {
  test.each([
    ["postgres", [5432], "999:999"],
    ["postgres:15-alpine", [5432], "70:70"],
    ["docker.io/library/postgres:16", [5432], "999:999"],
    ["public.ecr.aws/docker/library/redis:7-alpine", [6379], "999:1000"],
    ["redis", [6379], "999:999"],
    ["grafana/grafana:11.0.0", [3000], "472:0"],
    ["mcr.microsoft.com/mssql/server:2022-latest", [1433], "10001:0"],
    ["nginx:1.27-alpine", [80], undefined],
    ["php:8.3-fpm", [9000], undefined],
    ["php:8.3-apache", [80], undefined],
    ["php:8.3-cli", [], undefined],
    ["wordpress:6-fpm-alpine", [9000], "82:82"],
  ])("%s", (image, ports, uidGid) => {
    expect(knownImage(image)).toMatchObject({ ports, uidGid });
  });

  test("what speaks FastCGI speaks no HTTP", () => {
    expect(["php:8-fpm", "wordpress:6-fpm", "wordpress:6", "php:8-apache"].map((image) => knownImage(image)?.http)).toEqual([[], [], [80], [80]]);
  });

  test.each(["example.com/postgres", "team/postgres", "postgresql", "constructor", "Not An Image", ""])("nothing of %p", (image) => {
    expect(knownImage(image)).toBeUndefined();
  });
});
