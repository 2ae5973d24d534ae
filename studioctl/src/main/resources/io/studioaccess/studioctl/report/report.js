"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);

  /** Creates an element with text content: data is never parsed as HTML. */
  function element(name, content = "", attributes = {}) {
    const node = document.createElement(name);
    node.append(...[content].flat());
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  }

  const text = (value) => (Array.isArray(value) ? value.join(", ") : String(value));
  const counted = (number, one, several) => `${number} ${number === 1 ? one : several}`;
  const roleName = (arn) => arn.slice(arn.lastIndexOf("/") + 1);

  function plainTable(columns, rows, attributes = {}) {
    const head = columns.map((column) => element("th", column.title, { scope: "col" }));
    const body = rows.map((row) =>
      element("tr", columns.map((column) =>
        element("td", text(row[column.field]), column.short ? { class: "short" } : {}))));
    return element(
      "table",
      [element("thead", element("tr", head)), element("tbody", body)],
      attributes);
  }

  function column(title, field, minWidth, more = {}) {
    return {
      title,
      field,
      minWidth,
      headerFilter: "input",
      headerFilterParams: { elementAttributes: { "aria-label": `Filter by ${title}` } },
      // "=text" is the whole value: the role "engineer" is no "engineer-lead".
      headerFilterFunc: (query, value) =>
        query.startsWith("=")
          ? text(value).toLowerCase() === query.slice(1).toLowerCase()
          : text(value).toLowerCase().includes(query.toLowerCase()),
      sorter: (left, right) =>
        text(left).localeCompare(text(right), "en", { numeric: true }),
      formatter: (cell) =>
        element("span", text(cell.getValue()), { title: text(cell.getValue()) }),
      ...more,
    };
  }

  const opensDetails = {
    frozen: true,
    formatter: (cell) => {
      const row = cell.getData();
      const button = element("button", row.userName || "(deleted user)", {
        type: "button",
        class: "opens",
        title: row.userName,
      });
      button.addEventListener("click", () => change({ person: keyOf(row) }));
      return button;
    },
  };

  const role = {
    formatter: (cell) =>
      element("span", roleName(cell.getValue()), { title: cell.getValue() }),
  };

  const trouble = {
    formatter: (cell) =>
      element("span", cell.getValue(), { title: cell.getValue(), class: "alert" }),
  };

  /** Trouble stands near the left, where nobody has to scroll. */
  const peopleColumns = [
    column("User", "userName", 230, opensDetails),
    column("Problem", "problem", 200, trouble),
    column("Held or due", "heldOrDue", 190),
    column("State", "state", 150),
    column("Role", "role", 180, role),
    column("Granted by group", "group", 185),
    column("Last change", "lastChange", 180),
    column("Mapped groups", "groups", 190),
    column("Domain", "domain", 150),
    column("Profile", "profile", 170),
    column("Priority", "priority", 105),
    column("Tags", "tags", 190),
    column("User ID", "userId", 190),
  ];
  const differenceColumns = [
    column("User", "userName", 190),
    column("Access", "kind", 120),
    column("Role before", "roleBefore", 180, role),
    column("Role now", "role", 180, role),
    column("Group before", "groupBefore", 185),
    column("Group now", "group", 185),
    column("Domain", "domain", 150),
    column("User ID", "userId", 190),
  ];
  const mappingColumns = [
    column("Group", "group", 190),
    column("Domain", "domain", 150),
    column("Role", "role", 190, role),
    column("Priority", "priority", 105),
    column("State", "state", 150),
    column("Members", "members", 115),
    column("With its role", "holders", 150),
    column("Tags", "tags", 190),
  ];
  const changeColumns = [
    column("User", "userName", 190),
    column("Role before", "before", 180, role),
    column("Role now", "now", 180, role),
    column("What and why, newest first", "why", 420),
    column("Domain", "domain", 150),
    column("User ID", "userId", 190),
  ];
  const formerUserColumns = [
    column("User", "userName", 190),
    column("Time", "at", 190),
    column("Outcome", "outcome", 130),
    column("Domain", "domain", 150),
    column("Details", "text", 320),
    column("User ID", "userId", 190),
  ];

  function table(id, columns, rows, height) {
    const instance = new Tabulator(byId(id), {
      data: rows,
      columns,
      maxHeight: height,
      layout: "fitColumns",
      rowHeight: 34,
      placeholder: "No rows",
      columnHeaderSortMulti: true,
    });
    instance.on("tableBuilt", () => enableKeyboardSorting(instance));
    return instance;
  }

  function enableKeyboardSorting(instance) {
    instance.getColumns().forEach((column) => {
      const title = column.getElement().querySelector(".tabulator-col-title");
      title.tabIndex = 0;
      title.setAttribute("role", "button");
      title.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          const ascending = column.getElement().getAttribute("aria-sort") === "ascending";
          instance.setSort(column.getField(), ascending ? "desc" : "asc");
        }
      });
    });
  }

  function openDetails(person) {
    byId("details-heading").textContent = person.userName || person.userId;
    const facts = peopleColumns
      .filter(({ field }) => text(person[field]) !== "")
      .flatMap(({ title, field }) => [element("dt", title), element("dd", text(person[field]))]);
    const reasons = plainTable(
      [
        { title: "Priority", field: "priority" },
        { title: "Group", field: "group" },
        { title: "Role", field: "role" },
      ],
      person.reasons);
    const history = plainTable(
      [
        { title: "Time", field: "at" },
        { title: "Outcome", field: "outcome" },
        { title: "Details", field: "text" },
      ],
      person.history);
    byId("details-body").replaceChildren(
      element("dl", facts),
      element("h3", "Mapping rows that apply, the winner first"),
      person.reasons.length ? reasons : element("p", "No mapping row applies."),
      element("h3", "History, newest first"),
      person.history.length ? history : element("p", "No history."));
    byId("details").showModal();
  }

  const { metadata, counts } = data;
  byId("metadata").textContent =
    `Stack ${metadata.stack}, account ${metadata.account}, region ${metadata.region}. ` +
    `Created ${metadata.createdAt} by ${metadata.createdBy}.`;

  /** Kept in the address, so that a view can be sent, and the back button goes back. */
  const view = { mark: "", q: "", filters: {}, sort: "", person: "" };
  const marks = [
    ["ACCESS", "with access", counts.withAccess],
    ["QUARANTINE", "in quarantine", counts.inQuarantine],
    ["HELD", "held", counts.held],
    ["LEAVING", "leaving", counts.leaving],
    ["PROBLEM", "with a problem", counts.withProblem],
  ];

  const tiles = marks.map(([mark, label, number]) => {
    const trouble = mark === "HELD" || mark === "PROBLEM" ? " trouble" : "";
    const tile = element("button", [element("span", label), element("strong", text(number))], {
      type: "button",
      class: `tile${trouble}${number === 0 ? " none" : ""}`,
      "aria-pressed": "false",
    });
    tile.addEventListener("click", () => change({ mark: view.mark === mark ? "" : mark }));
    byId("counts").append(tile);
    return [mark, tile];
  });

  [["Role", "role", counts.byRole], ["Domain", "domain", counts.byDomain]].forEach(
    ([title, field, rows]) => {
      const breakdown = plainTable(
        [{ title, field: "name" }, { title: "With access", field: "people" }], rows);
      breakdown.querySelectorAll("tbody td:first-child").forEach((cell, n) => {
        const only = element("button", cell.textContent, { type: "button", class: "opens" });
        only.addEventListener("click", () =>
          change({ mark: "ACCESS", filters: { [field]: `=${rows[n].name}` } }));
        cell.replaceChildren(only);
      });
      byId("breakdown").append(breakdown);
    });

  const people = table("people", peopleColumns, data.people, "70vh");
  const mapping = table("mapping", mappingColumns, data.mapping, "50vh");
  const formerUsers = table("former-users", formerUserColumns, data.formerUsers, "50vh");

  /** A column of texts that are no longer has one line on paper, in characters. */
  const ONE_LINE = 34;

  /** What paper has: the columns that tell something, and no ids. */
  const several = new Set(data.people.map(({ domain }) => domain)).size > 1;
  const day = (value) => value.slice(0, 10);
  const onPaper = {
    people: [
      { title: "User", of: (row) => row.userName || row.userId },
      { title: "Trouble", of: (row) => [row.problem, row.heldOrDue].filter(Boolean).join("; ") },
      { title: "State", of: (row) => row.state },
      { title: "Role", of: (row) => roleName(row.role) },
      { title: "Group", of: (row) => row.group },
      ...(several ? [{ title: "Domain", of: (row) => row.domain }] : []),
      { title: "Last change", of: (row) => day(row.lastChange) },
    ],
    mapping: [
      { title: "Group", of: (row) => row.group },
      { title: "Role", of: (row) => roleName(row.role) },
      { title: "Domain", of: (row) => row.domain },
      { title: "State", of: (row) => row.state },
      { title: "Members", of: (row) => row.members },
      { title: "With its role", of: (row) => row.holders },
    ],
    formerUsers: [
      { title: "User", of: (row) => row.userName || row.userId },
      { title: "Day", of: (row) => day(row.at) },
      { title: "Outcome", of: (row) => row.outcome },
      { title: "Details", of: (row) => row.text },
    ],
    changes: [
      { title: "User", of: (row) => row.userName || row.userId },
      { title: "Before", of: (row) => roleName(row.before) },
      { title: "Now", of: (row) => roleName(row.now) },
      { title: "What and why, newest first", of: (row) => row.why },
    ],
    differences: [
      { title: "User", of: (row) => row.userName || row.userId },
      { title: "Access", of: (row) => row.kind },
      { title: "Role before", of: (row) => roleName(row.roleBefore) },
      { title: "Role now", of: (row) => roleName(row.role) },
      { title: "Group", of: (row) => row.group || row.groupBefore },
    ],
  };
  const printed = [
    [people, onPaper.people], [mapping, onPaper.mapping], [formerUsers, onPaper.formerUsers]];
  if (data.since) {
    byId("changes-section").hidden = false;
    byId("changes-since").textContent =
      `Since ${data.since}: ${counted(data.changes.length, "user and domain", "users and domains")} ` +
      "with another access, or that had one in between.";
    const rows = data.changes.map((change) => ({
      ...change,
      why: change.causes.map(({ at, outcome, text: what, cause }) =>
        `${at} ${outcome}: ${what}, because of ${cause}`).join("; "),
    }));
    printed.unshift([table("changes", changeColumns, rows, "50vh"), onPaper.changes]);
  }
  if (data.comparedWith) {
    byId("differences-section").hidden = false;
    const number = (kind) => data.differences.filter((it) => it.kind === kind).length;
    byId("differences-since").textContent =
      `Since the report of ${data.comparedWith}: ${number("GAINED")} gained access, ` +
      `${number("LOST")} lost it, ${number("CHANGED")} changed.`;
    const rows = data.differences.map((difference) => ({
      ...difference,
      kind: difference.kind.toLowerCase(),
    }));
    printed.unshift([table("differences", differenceColumns, rows, "50vh"), onPaper.differences]);
  }

  const keyOf = (person) => `${person.userId} ${person.domain}`;

  function address() {
    const parts = new URLSearchParams();
    const put = (name, value) => value && parts.set(name, value);
    put("show", view.mark.toLowerCase());
    put("q", view.q);
    peopleColumns.forEach(({ field }) => put(`only.${field}`, view.filters[field]));
    put("sort", view.sort);
    put("person", view.person);
    return parts.size ? `#${parts}` : "";
  }

  function readAddress() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const mark = (parts.get("show") || "").toUpperCase();
    const filters = {};
    peopleColumns.forEach(({ field }) => {
      if (parts.get(`only.${field}`)) filters[field] = parts.get(`only.${field}`);
    });
    return {
      mark: marks.some(([known]) => known === mark) ? mark : "",
      q: parts.get("q") || "",
      filters,
      sort: parts.get("sort") || "",
      person: parts.get("person") || "",
    };
  }

  /** The view before the last step of the history was made by typing: more letters replace it. */
  let typed = false;

  function writeAddress(isTyped) {
    const wanted = address();
    if (location.hash === wanted) return;
    // A page has no address without "#" that differs from this one only by that.
    const hash = wanted || "#";
    if (isTyped && typed) location.replace(hash);
    else if (location.hash || wanted) location.hash = hash;
    typed = isTyped;
  }

  let applying = false;

  /** The mark and query of the rows that are shown. Rows that are drawn again lose the focus. */
  let filtered = " ";

  /** Shows the view: the tiles, fields, rows and details follow from it alone. */
  function apply() {
    applying = true;
    tiles.forEach(([mark, tile]) => tile.setAttribute("aria-pressed", String(mark === view.mark)));
    if (byId("search").value !== view.q) byId("search").value = view.q;
    peopleColumns.forEach(({ field }) => {
      const value = view.filters[field] || "";
      if ((people.getHeaderFilterValue(field) || "") !== value) {
        people.setHeaderFilterValue(field, value);
      }
    });
    const [field, direction] = view.sort.split(":");
    const sorted = people.getSorters().map((by) => `${by.field}:${by.dir}`).join();
    if (sorted !== view.sort) {
      if (peopleColumns.some((it) => it.field === field)) {
        people.setSort(field, direction === "desc" ? "desc" : "asc");
      } else {
        people.clearSort();
        people.setData(data.people);
      }
    }
    const wanted = `${view.mark} ${view.q}`;
    if (filtered !== wanted) {
      filtered = wanted;
      const query = view.q.toLowerCase();
      people.setFilter((person) =>
        (!view.mark || person.marks.includes(view.mark)) &&
        (!query ||
          peopleColumns.some((it) => text(person[it.field]).toLowerCase().includes(query))));
    }
    byId("reset").hidden = !(view.mark || view.q || Object.keys(view.filters).length);
    const person = data.people.find((it) => keyOf(it) === view.person);
    if (person && !byId("details").open) openDetails(person);
    if (!person && byId("details").open) byId("details").close();
    applying = false;
  }

  function change(changes, isTyped = false) {
    Object.assign(view, changes);
    apply();
    writeAddress(isTyped);
  }

  people.on("dataFiltered", (_, rows) => {
    byId("shown").textContent = `${rows.length} of ${counted(data.people.length, "row", "rows")}`;
    if (applying) return;
    const filters = Object.fromEntries(
      people.getHeaderFilters().map(({ field, value }) => [field, value]));
    if (JSON.stringify(filters) !== JSON.stringify(view.filters)) {
      view.filters = filters;
      byId("reset").hidden = !(view.mark || view.q || Object.keys(filters).length);
      writeAddress(true);
    }
  });
  people.on("dataSorted", (sorters) => {
    if (applying) return;
    const sort = sorters.map(({ field, dir }) => `${field}:${dir}`).join();
    if (sort !== view.sort) {
      view.sort = sort;
      writeAddress(false);
    }
  });
  byId("search").addEventListener("input", (event) => change({ q: event.target.value }, true));
  byId("reset").addEventListener("click", () => change({ mark: "", q: "", filters: {} }));
  byId("details").addEventListener("close", () => {
    if (!applying && view.person) change({ person: "" });
  });
  addEventListener("hashchange", () => {
    if (location.hash !== address()) {
      typed = false;
      Object.assign(view, readAddress());
      apply();
    }
  });
  people.on("tableBuilt", () => {
    Object.assign(view, readAddress());
    apply();
  });

  /**
   * The tables render only visible rows. For printing, add plain tables with all filtered rows, and
   * say what the filter is.
   */
  addEventListener("beforeprint", () => {
    printed.forEach(([instance, columns]) => {
      const rows = instance.getData("active");
      const shown = columns.filter(({ of }) => rows.some((row) => text(of(row)) !== ""));
      const lean = rows.map((row) =>
        Object.fromEntries(shown.map(({ title, of }) => [title, text(of(row))])));
      const short = (title) => lean.every((row) => row[title].length <= ONE_LINE);
      instance.element.after(
        plainTable(
          shown.map(({ title }) => ({ title, field: title, short: short(title) })),
          lean,
          { class: "on-paper" }));
    });
    const only = [
      ...marks.filter(([mark]) => mark === view.mark).map(([, label]) => label),
      ...(view.q ? [`with "${view.q}"`] : []),
      ...peopleColumns
        .filter(({ field }) => view.filters[field])
        .map(({ title, field }) => `${title}: ${view.filters[field]}`),
    ];
    if (only.length) {
      byId("people").before(
        element("p", `${byId("shown").textContent}: ${only.join(", ")}`, { class: "on-paper" }));
    }
  });
  addEventListener("afterprint", () =>
    document.querySelectorAll(".on-paper").forEach((plain) => plain.remove()));
})();
