// Prints the packages that Sidenote depends on as CycloneDX, the same each time for the same lockfile.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
// By the lockfile: `npm sbom --omit dev` leaves out React, which tools ask for as well.
const shipped = new Set(
  Object.entries(packages).flatMap(([folder, { name, version, dev }]) =>
    dev ? [] : [`${name ?? folder.replace(/^.*node_modules\//, '')}@${version}`],
  ),
);

const printed = execSync('npm sbom --sbom-format cyclonedx', { encoding: 'utf8', maxBuffer: 2 ** 26 });
const { serialNumber: _, ...bom } = JSON.parse(printed);
const { timestamp: __, ...metadata } = bom.metadata;
// npm gives the folder's name for the package's.
metadata.component.name = packages[''].name;
const components = bom.components.filter((component) => shipped.has(component['bom-ref']));
const dependencies = bom.dependencies
  .filter(({ ref }) => shipped.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => shipped.has(on)) }));
console.log(JSON.stringify({ ...bom, metadata, components, dependencies }, null, 2));
