-- What devices prove themselves by was part of managing them: keys go on doing what they did.
UPDATE api_key SET permissions = array_append(permissions, 'devices:prove')
WHERE 'devices:manage' = ANY (permissions) AND NOT 'devices:prove' = ANY (permissions);
