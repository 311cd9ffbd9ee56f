"use strict";
// Draws the record's places on the base map that stands in the page; nothing is asked of anybody.
(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const box = document.getElementById("where");
  const { words } = data;
  box.hidden = false;
  document.getElementById("legend").hidden = false;
  box.setAttribute("aria-label", words.map);
  box.setAttribute("role", "group");

  // A piece of border: differences of longitude and latitude in hundredths of a degree.
  const arcs = data.arcs.map((text) => {
    const points = [];
    let at = 0;
    const next = () => {
      let value = 0;
      for (let shift = 0, byte = 32; byte >= 32; shift += 5) {
        byte = text.charCodeAt(at++) - 63;
        value |= (byte & 31) << shift;
      }
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
    for (let x = 0, y = 0; at < text.length; ) {
      x += next();
      y += next();
      points.push([y / 100, x / 100]);
    }
    return points;
  });
  const ring = (numbers) =>
    numbers.flatMap((n) => (n < 0 ? [...arcs[~n]].reverse() : arcs[n]).slice(0, -1));

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    zoomSnap: 0.25,
    maxZoom: 11,
    maxBounds: data.region,
    maxBoundsViscosity: 1,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    renderer: L.svg({ padding: 0.5 }),
  });
  // The wheel belongs to the page until the map is chosen.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 80 }).addTo(map);

  // However far out, an area stays large enough to be seen and met.
  const Area = L.Circle.extend({
    _project() {
      L.Circle.prototype._project.call(this);
      this._radius = Math.max(this._radius, 6);
      this._radiusY = Math.max(this._radiusY, 6);
      this._updateBounds();
    },
  });
  // Places of one and the same position stand side by side.
  const Point = L.CircleMarker.extend({
    _project() {
      L.CircleMarker.prototype._project.call(this);
      this._point = this._point.add([this.options.aside, 0]);
      this._updateBounds();
    },
  });

  const shapes = new Map();
  const labels = [];
  function name(text, at, kind, place, { shift = 0, km = null } = {}) {
    const element = document.createElement("span");
    element.textContent = text;
    if (place) element.lang = data.language;
    const made = L.tooltip({
      permanent: true,
      direction: kind === "point" ? "right" : "center",
      className: `name of-${kind}`,
      offset: [0, 0],
    });
    made.setLatLng(at).setContent(element).addTo(map);
    made.getElement().setAttribute("aria-hidden", "true");
    labels.push({ made, kind, place, shift, km });
  }
  function spot(layer, place) {
    layer.addTo(map);
    const element = layer.getElement();
    element.classList.add("spot");
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${place.name}, ${place.about}`);
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = `${place.name} · ${place.about}`;
    element.append(title);
    const point = (held, id) =>
      document.dispatchEvent(new CustomEvent("selon:point", { detail: { id, held } }));
    element.addEventListener("mouseenter", () => point(false, place.id));
    element.addEventListener("mouseleave", () => point(false, null));
    element.addEventListener("focus", () => {
      reach(place);
      point(false, place.id);
    });
    element.addEventListener("blur", () => point(false, null));
    element.addEventListener("click", () => point(true, place.id));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      point(true, place.id);
    });
    shapes.set(place.id, element);
  }

  map.fitBounds(data.view, { animate: false });
  const places = new Map(data.places.map((place) => [place.id, place]));
  const bySize = [...data.places].sort((a, b) => (b.km ?? 0) - (a.km ?? 0));
  const named = (country) => Number(Boolean(country.place));
  for (const country of [...data.countries].sort((a, b) => named(a) - named(b))) {
    const rings = country.polygons.map((polygon) => polygon.map(ring));
    const place = places.get(country.place);
    const layer = L.polygon(rings, {
      className: "land",
      smoothFactor: 0.5,
      interactive: Boolean(place),
    });
    if (place) spot(layer, place);
    else layer.addTo(map);
  }
  for (const place of bySize) {
    if (place.shape === "area") {
      spot(new Area(place.at, { radius: (place.km ?? 0) * 1000, className: "area" }), place);
    } else if (place.shape === "point" && place.km) {
      const radius = place.km * 1000;
      L.circle(place.at, { radius, className: "slack", interactive: false }).addTo(map);
    }
  }
  const taken = new Map();
  for (const place of data.places) {
    let aside = 0;
    if (place.shape === "point") {
      const key = place.at.map((x) => x.toFixed(2)).join();
      aside = (taken.get(key) ?? 0) * 11;
      taken.set(key, (taken.get(key) ?? 0) + 1);
      spot(new Point(place.at, { radius: 5, className: "point", aside }), place);
    }
  }
  // Names of points come before names of areas, these before countries, these before mere land.
  for (const shape of ["point", "area", "country"]) {
    const shift = new Map();
    for (const place of data.places) {
      if (place.shape !== shape) continue;
      const key = place.at.map((x) => x.toFixed(2)).join();
      const land = shape === "country" && data.countries.find((c) => c.place === place.id);
      name(place.name, land?.at ?? place.at, shape, place.id, { shift: shift.get(key) });
      shift.set(key, (shift.get(key) ?? 0) + 11);
    }
  }
  for (const country of data.countries) {
    if (!country.place && country.at) name(country.name, country.at, "land", null, { km: country.km });
  }

  const sides = {
    point: [["right", 3, 0], ["left", -3, 0], ["top", 0, -1], ["bottom", 0, 1]],
    area: [["center", 0, 0], ["top", 0, -8], ["bottom", 0, 8]],
    country: [["center", 0, 0], ["top", 0, -12], ["bottom", 0, 12]],
    land: [["center", 0, 0]],
  };
  // Every name that has room, each at the first side where it meets no other and no edge.
  function write() {
    const frame = box.getBoundingClientRect();
    const meets = (a, b) =>
      a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
    const full = [...box.querySelectorAll(".point, .leaflet-control")]
      .map((element) => element.getBoundingClientRect());
    const scale = (40075 / 256) * 2 ** -map.getZoom();
    for (const { made, kind, shift, km } of labels) {
      const element = made.getElement();
      // Land too small for its name goes without; kilometres shrink with the latitude.
      const across = (2 * km) / scale / Math.cos((made.getLatLng().lat * Math.PI) / 180);
      const large = km === null || across > 0.7 * element.offsetWidth;
      const free = large && sides[kind].some(([direction, x, y]) => {
        made.options.direction = direction;
        made.options.offset = L.point(x + shift, y);
        made.update();
        const at = element.getBoundingClientRect();
        const inside = at.left > frame.left && at.right < frame.right
          && at.top > frame.top && at.bottom < frame.bottom;
        if (!inside || full.some((other) => meets(at, other))) return false;
        full.push(at);
        return true;
      });
      element.classList.toggle("away", !free);
    }
  }
  map.on("zoomend moveend", write);

  // One button goes from the main country to all places and back, where these differ.
  let wide = false;
  const show = () => map.fitBounds(wide ? data.whole : data.view, { animate: false, padding: [6, 6] });
  function reach(place) {
    if (map.getBounds().contains(place.at)) return;
    wide = true;
    show();
  }
  if (String(data.whole) !== String(data.view)) {
    const bar = L.control({ position: "topleft" });
    bar.onAdd = () => {
      const holder = L.DomUtil.create("div", "leaflet-bar");
      const button = L.DomUtil.create("a", "", holder);
      button.textContent = "◎";
      button.href = "#where";
      button.title = words.whole;
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", words.whole);
      L.DomEvent.disableClickPropagation(holder);
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        wide = !wide;
        show();
      });
      return holder;
    };
    bar.addTo(map);
  }
  function fit() {
    map.setMinZoom(0);
    map.invalidateSize({ animate: false });
    map.setMinZoom(
      Math.min(map.getBoundsZoom(data.region, true), map.getBoundsZoom(data.whole, false, L.point(12, 12))),
    );
    show();
    write();
  }
  fit();
  let size = `${box.clientWidth} ${box.clientHeight}`;
  new ResizeObserver(() => {
    const now = `${box.clientWidth} ${box.clientHeight}`;
    if (now === size || !box.clientWidth) return;
    size = now;
    fit();
  }).observe(box);
  // Paper has another width: the sheet keeps the size it was drawn at.
  addEventListener("beforeprint", () => {
    box.style.height = `${box.clientHeight}px`;
    box.style.width = `${Math.min(box.clientWidth, 640)}px`;
    fit();
  });
  addEventListener("afterprint", () => {
    box.style.width = box.style.height = "";
    fit();
  });

  // The page says which row is lit: its own place, or the place in whose scope the row stands.
  document.addEventListener("selon:light", ({ detail: { id: row, held } }) => {
    const id = shapes.has(row) ? row : data.scope[row];
    if (held && shapes.has(id)) reach(places.get(id));
    for (const [place, element] of shapes) element.classList.toggle("lit", place === id);
    for (const { made, place } of labels) {
      made.getElement().classList.toggle("lit", place !== null && place === id);
    }
  });
})();
