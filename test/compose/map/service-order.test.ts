import { serviceOrder } from "../../../compose/map/service-order";

const nobody = () => false;

describe("the order in which services are deployed", () => {
  test("goes by name where nothing else is known", () => {
    expect(serviceOrder(["web", "db", "api"], [], [], nobody)).toEqual(["api", "db", "web"]);
  });

  test("puts what faces users last", () => {
    expect(serviceOrder(["api", "db", "web"], [], [], (name) => name === "api")).toEqual(["db", "web", "api"]);
  });

  test("puts a service behind those it depends on, over others", () => {
    const needed = [
      { first: "web", then: "api" },
      { first: "api", then: "db" },
    ];
    expect(serviceOrder(["api", "db", "web"], needed, [], nobody)).toEqual(["web", "api", "db"]);
  });

  test("puts a service behind those it names, where no dependency says otherwise", () => {
    const named = [
      { first: "web", then: "db" },
      { first: "db", then: "web" },
    ];
    expect(serviceOrder(["db", "web"], [], named, nobody)).toEqual(["web", "db"]);
    expect(serviceOrder(["db", "web"], [{ first: "db", then: "web" }], named, nobody)).toEqual(["db", "web"]);
  });

  test("passes over what is not there, and over a service that names itself", () => {
    expect(serviceOrder(["web"], [{ first: "gone", then: "web" }], [{ first: "web", then: "web" }], nobody)).toEqual(["web"]);
  });
});
