import { AwsClient } from 'aws4fetch'
import type { Driver } from 'unstorage'
import s3 from 'unstorage/drivers/s3'
import type { S3Settings } from '#server/config'

/**
 * A bucket of any service that speaks S3, addressed by path. unstorage's own driver lists the first thousand objects of
 * the whole bucket and fails on removing what is gone: listing goes page by page here, and removing twice is no error.
 */
export function s3Driver(settings: S3Settings): Driver {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = settings
  const driver = s3({ endpoint, region, bucket, accessKeyId, secretAccessKey })
  const client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: 2 })
  return {
    ...driver,
    async getKeys(base) {
      const keys: string[] = []
      for (let token: string | undefined = ''; token !== undefined;) {
        const url = new URL(`${endpoint}/${bucket}`)
        url.search = new URLSearchParams({ 'list-type': '2', 'prefix': base.replaceAll(':', '/'), ...token ? { 'continuation-token': token } : {} }).toString()
        const response = await client.fetch(url.href)
        if (!response.ok) throw new Error(`Listing the bucket was answered with ${response.status}`)
        const page = await response.text()
        keys.push(...[...page.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key.replaceAll('/', ':')))
        token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]
      }
      return keys
    },
    async removeItem(key) {
      const response = await client.fetch(`${endpoint}/${bucket}/${key.replaceAll(':', '/')}`, { method: 'DELETE' })
      if (!response.ok && response.status !== 404) throw new Error(`Removing a file was answered with ${response.status}`)
    },
  }
}
