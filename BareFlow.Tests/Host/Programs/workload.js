const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const crypto = require('crypto');
const zlib = require('zlib');

const hash = data => crypto.createHash('sha256').update(data).digest('hex');

function work(seed) {
    const map = new Map();
    for (let i = 0; i < 30000; i++)
        map.set(`key-${(i * seed) % 10007}`, { number: i, list: [i, i * 2, i * 3], text: 'x'.repeat(i % 40) });
    const text = JSON.stringify([...map]);
    const buffers = [];
    for (let i = 0; i < 3000; i++)
        buffers.push(Buffer.alloc((i * seed) % 20000, i));
    const joined = Buffer.concat(buffers.filter((_, i) => i % 7 === 0));
    const packed = zlib.deflateSync(joined);
    const unpacked = zlib.inflateSync(packed);
    return [map.size, text.length, hash(text), joined.length, hash(packed), unpacked.equals(joined)];
}

if (isMainThread) {
    console.log(work(1));
    const workers = [2, 3, 4, 5].map(seed => new Promise((resolve, reject) => {
        const worker = new Worker(__filename, { workerData: seed });
        worker.on('message', resolve);
        worker.on('error', reject);
    }));
    Promise.all(workers).then(results => results.forEach(result => console.log(result)));
} else {
    parentPort.postMessage(work(workerData));
}
